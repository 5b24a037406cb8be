package io.totem.doctor.site;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is really asked for a site, as {@code curl --connect-to} has it: the name in TLS and the Host header stay the
 * site's own.
 *
 * @param host a name, or an address without the brackets of IPv6
 * @param port the port of the site's address where it is empty
 */
public record ConnectTo(String host, Optional<Integer> port) {

    private static final Pattern WRITTEN = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\[\\]/:@?#\\s]+)(?::([0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    public ConnectTo {
        Objects.requireNonNull(host, "host");
        if (port.filter(number -> number < 1 || number > HIGHEST_PORT).isPresent()) {
            throw new IllegalArgumentException("not a port: " + port.get());
        }
    }

    /** Reads {@code host} or {@code host:port}, an address of IPv6 in brackets; empty for anything else. */
    public static Optional<ConnectTo> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        Optional<Integer> port = Optional.ofNullable(written.group(2)).map(Integer::valueOf);
        return port.filter(number -> number < 1 || number > HIGHEST_PORT).isPresent()
                ? Optional.empty()
                : Optional.of(new ConnectTo(written.group(1).replaceAll("[\\[\\]]", ""), port));
    }

    @Override
    public String toString() {
        String written = host.contains(":") ? "[" + host + "]" : host;
        return port.map(number -> written + ":" + number).orElse(written);
    }
}
