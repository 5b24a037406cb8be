package io.totem.policy.container;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code SERVICE=URL}, or {@code SERVICE via OTHER=URL} where another answers for it; the URL of HTTP or FTP. */
final class ProbeSetting {

    private static final Pattern SETTING =
            Pattern.compile("([a-z][a-z0-9-]*)( via [a-z][a-z0-9-]*)?=((?:https?|ftp)://\\S+)");

    private ProbeSetting() {}

    /** @throws IllegalArgumentException with the setting's name and what is wrong */
    static LivenessProbe parse(String setting) {
        Matcher parts = SETTING.matcher(setting.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "totem.policy.container.probes: neither SERVICE=URL nor SERVICE via OTHER=URL: " + setting);
        }
        try {
            URI address = URI.create(parts.group(3));
            return address.getScheme().equals("ftp")
                    ? GreetingProbe.of(parts.group(1), parts.group(2) != null, address)
                    : HttpProbe.of(parts.group(1), parts.group(2) != null, address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("totem.policy.container.probes: no address: " + setting, e);
        }
    }
}
