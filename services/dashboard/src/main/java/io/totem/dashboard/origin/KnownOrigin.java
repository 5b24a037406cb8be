package io.totem.dashboard.origin;

import java.util.Locale;

/**
 * Where one of our pages can live (RFC 6454): a scheme and a host, with the port unless it is the scheme's own.
 *
 * @param secure https, else http
 * @param authority {@code host} or {@code host:port}, lower-case
 */
record KnownOrigin(boolean secure, String authority) {

    private static final String HTTPS = "https://";
    private static final String HTTP = "http://";

    KnownOrigin {
        authority = normal(secure, authority);
        if (authority.isEmpty() || authority.contains("/") || authority.contains("*")) {
            throw new IllegalArgumentException("not a host: '" + authority + "'");
        }
    }

    /** A line of the configuration. */
    static KnownOrigin parse(String host) {
        if (host.startsWith(HTTP)) {
            return new KnownOrigin(false, host.substring(HTTP.length()));
        }
        return new KnownOrigin(true, host.startsWith(HTTPS) ? host.substring(HTTPS.length()) : host);
    }

    /** Whether a browser that shows our page of this origin would send this Host header. */
    boolean hasHost(String hostHeader) {
        return normal(secure, hostHeader).equals(authority);
    }

    private static String normal(boolean secure, String authority) {
        String standardPort = secure ? ":443" : ":80";
        String lower = authority.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(standardPort) ? lower.substring(0, lower.length() - standardPort.length()) : lower;
    }

    /** The text of an Origin header. */
    @Override
    public String toString() {
        return (secure ? HTTPS : HTTP) + authority;
    }
}
