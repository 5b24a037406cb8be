package io.totem.policy.port;

import io.totem.api.text.LocalizedText;
import java.util.Objects;

/**
 * What it means that a port can be reached from other machines.
 *
 * @param port 1 to 65535
 * @param protocol {@code tcp} or {@code udp}
 * @param name the service that is usually behind it, such as Redis
 * @param what that service is
 * @param why reaching it from outside matters
 * @param advice what to do about it
 * @param severity of its being public
 */
public record KnownPort(
        int port,
        String protocol,
        String name,
        LocalizedText what,
        LocalizedText why,
        LocalizedText advice,
        Severity severity) {

    public KnownPort {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        if (!protocol.equals("tcp") && !protocol.equals("udp")) {
            throw new IllegalArgumentException("protocol " + protocol);
        }
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(advice, "advice");
        Objects.requireNonNull(severity, "severity");
    }

    /** The same service at another number. */
    public KnownPort at(int other) {
        return new KnownPort(other, protocol, name, what, numbered(why, other), numbered(advice, other), severity);
    }

    private LocalizedText numbered(LocalizedText sentence, int other) {
        String own = Integer.toString(port);
        String number = Integer.toString(other);
        return new LocalizedText(
                sentence.ko().replace(own, number), sentence.en().replace(own, number));
    }
}
