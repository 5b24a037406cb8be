package io.totem.doctor.site;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What answers behind the web server. */
public sealed interface Upstream {

    /** {@code host:port}, or an IPv6 address in brackets; whatever stands before {@code ://} is the protocol. */
    Pattern TCP = Pattern.compile("(?:([a-z]+)://)?(\\[[0-9a-fA-F:.]+]|[^\\[\\]/:@\\s]+):([0-9]{1,5})/?.*");

    Pattern UNIX = Pattern.compile("(?:([a-z]+)://)?unix:(/[^:\\s]++):?+.*");

    boolean fastCgi();

    /** As its owner would write it. */
    String address();

    /** Whose port it is; empty for a socket. */
    default Optional<String> owner() {
        return switch (this) {
            case Tcp tcp -> Optional.of(tcp.host());
            case Unix _ -> Optional.empty();
        };
    }

    /** A port of this or another machine. */
    record Tcp(String host, int port, boolean fastCgi) implements Upstream {

        private static final int HIGHEST_PORT = 65_535;

        public Tcp {
            Objects.requireNonNull(host, "host");
            if (port < 1 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("not a port: " + port);
            }
        }

        @Override
        public String address() {
            return host + ":" + port;
        }
    }

    /** A socket in the file system. */
    record Unix(Path path, boolean fastCgi) implements Upstream {

        public Unix {
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("not an absolute path: " + path);
            }
        }

        @Override
        public String address() {
            return "unix:" + path;
        }
    }

    /**
     * Reads what nginx writes into its error log after {@code upstream:}, and what its owner would write:
     * {@code fastcgi://unix:/run/php/php-fpm.sock:}, {@code http://127.0.0.1:3000/path}, {@code 127.0.0.1:9000}.
     */
    static Optional<Upstream> parse(String text) {
        Matcher unix = UNIX.matcher(text);
        if (unix.matches()) {
            return Optional.of(new Unix(Path.of(unix.group(2)).normalize(), "fastcgi".equals(unix.group(1))));
        }
        Matcher tcp = TCP.matcher(text);
        if (!tcp.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(tcp.group(3));
        return port < 1 || port > Tcp.HIGHEST_PORT
                ? Optional.empty()
                : Optional.of(new Tcp(tcp.group(2).replaceAll("[\\[\\]]", ""), port, "fastcgi".equals(tcp.group(1))));
    }
}
