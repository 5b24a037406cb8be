package io.totem.doctor.site;

import io.totem.api.sites.SiteSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A site that may be walked.
 *
 * @param url http or https, with a host
 * @param via who is asked for it, where that is not the host of the url
 * @param settings what an admin said of it; the other values are made from it
 * @param upstream what answers behind the web server, where somebody said so
 * @param ping a page of the web server's inner listener that hands a FastCGI ping on to what is behind, and answers
 *     {@code pong}
 */
public record Site(
        URI url, Optional<ConnectTo> via, SiteSettings settings, Optional<Upstream> upstream, Optional<URI> ping) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_BAD = 400;

    public Site {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(via, "via");
        Objects.requireNonNull(upstream, "upstream");
        requireSite(url);
        ping.ifPresent(Site::requireSite);
    }

    /** @param settings with addresses that can be read; what cannot is not there */
    public static Site of(SiteSettings settings) {
        return new Site(
                URI.create(settings.url()),
                settings.via().flatMap(ConnectTo::parse),
                settings,
                settings.upstream().flatMap(Upstream::parse),
                settings.ping().map(URI::create));
    }

    private static void requireSite(URI url) {
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

    /** Whether it is an address and no name: digits and dots, or with a colon, which no resolver asks anybody for. */
    public static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    /** 1 to 65535. */
    public static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : isSecure(url) ? HTTPS_PORT : HTTP_PORT;
    }

    /** The site's own: what the certificate must be for. */
    public String host() {
        return host(url);
    }

    /** Whether a healthy site answers with this status. */
    public boolean meets(int answered) {
        return settings.status()
                .map(expected -> expected == answered)
                .orElse(answered >= FIRST_GOOD && answered < FIRST_BAD);
    }

    /** Whose address is looked up. */
    public String askedHost() {
        return via.map(ConnectTo::host).orElseGet(this::host);
    }

    /** 1 to 65535. */
    public int askedPort() {
        return via.flatMap(ConnectTo::port).orElseGet(() -> port(url));
    }

    public boolean secure() {
        return isSecure(url);
    }
}
