package io.totem.policy.known;

import java.util.Objects;

/** What names one policy: no two share it. */
public record PolicyKey(Platform platform, String name) {

    public PolicyKey {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(name, "name");
    }

    /** As in its address: {@code linux/nginx}. */
    @Override
    public String toString() {
        return platform.word() + "/" + name;
    }
}
