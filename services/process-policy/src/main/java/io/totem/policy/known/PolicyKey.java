package io.totem.policy.known;

import io.totem.api.policies.Platform;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.PolicyError;
import java.util.Objects;

/** What names one policy: no two share it. */
public record PolicyKey(Platform platform, String name) {

    public PolicyKey {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(name, "name");
    }

    public static PolicyKey of(ProcessPolicy policy) {
        return new PolicyKey(policy.platform(), policy.name());
    }

    public static PolicyKey of(PolicyContent content) {
        return new PolicyKey(content.platform(), content.name());
    }

    /** @throws ProblemException 404 when there is no such platform */
    static PolicyKey of(String platform, String name) {
        return new PolicyKey(
                Platform.ofWord(platform)
                        .orElseThrow(() -> new ProblemException(
                                PolicyError.POLICY_UNKNOWN,
                                new LocalizedText(
                                        platform + " 플랫폼은 없습니다. linux, windows, common 가운데 하나를 쓰세요.",
                                        "There is no platform " + platform + ". Use linux, windows or common."))),
                name);
    }

    /** As in its address: {@code linux/nginx}. */
    @Override
    public String toString() {
        return platform.word() + "/" + name;
    }
}
