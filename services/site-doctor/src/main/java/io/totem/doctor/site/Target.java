package io.totem.doctor.site;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A site that may be walked.
 *
 * @param url http or https, with a host
 * @param upstream what answers behind the web server, where somebody said so
 */
public record Target(URI url, Expectation expectation, Optional<Upstream> upstream) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    public Target {
        Objects.requireNonNull(expectation, "expectation");
        Objects.requireNonNull(upstream, "upstream");
        if (!isSite(url)) {
            throw new IllegalArgumentException("not the address of a site: " + url);
        }
    }

    /** Whether it names a site that can be asked: http or https, a host, nobody's password. */
    public static boolean isSite(URI url) {
        return url.getHost() != null && url.getUserInfo() == null && (isSecure(url) || "http".equals(scheme(url)));
    }

    public static boolean isSecure(URI url) {
        return "https".equals(scheme(url));
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }

    /** The host's name, or its address without the brackets of IPv6. */
    public static String host(URI url) {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    /** 1 to 65535. */
    public static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : isSecure(url) ? HTTPS_PORT : HTTP_PORT;
    }

    public String host() {
        return host(url);
    }

    public int port() {
        return port(url);
    }

    public boolean secure() {
        return isSecure(url);
    }
}
