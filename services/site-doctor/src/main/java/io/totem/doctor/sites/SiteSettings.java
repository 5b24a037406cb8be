package io.totem.doctor.sites;

import io.totem.doctor.name.AddressKind;
import io.totem.doctor.site.ConnectTo;
import io.totem.doctor.site.Expectation;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an admin says of a site. Every value has been read by {@link SiteReader} before.
 *
 * @param via who is really asked; empty where it is the URL's own host
 * @param status what a healthy site answers; any from 200 to 399 when empty
 * @param text what stands in the page of a healthy site
 * @param certificateDays the days a certificate must still be good for
 * @param ownCertificate whether a certificate signed by itself or by an own authority is meant so
 * @param upstream what answers behind the web server, as {@link Upstream#parse} reads it
 * @param ping a page that hands a FastCGI ping to what is behind
 * @param errorLog the source of log-stream, or {@code docker: NAME}, that holds the web server's error log; several with commas between them
 * @param privateNetwork whether the name may lead to private addresses that are not this machine's own
 */
public record SiteSettings(
        String name,
        URI url,
        Optional<ConnectTo> via,
        Optional<Integer> status,
        Optional<String> text,
        int certificateDays,
        boolean ownCertificate,
        Optional<String> upstream,
        Optional<URI> ping,
        Optional<String> errorLog,
        boolean privateNetwork) {

    private static final Pattern LOOPBACK = Pattern.compile("(?:.*\\.)?localhost\\.?", Pattern.CASE_INSENSITIVE);

    public SiteSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(via, "via");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(upstream, "upstream");
        Objects.requireNonNull(ping, "ping");
        Objects.requireNonNull(errorLog, "errorLog");
    }

    /** Whether it is this machine that is asked, by the name or the address every machine has for itself. */
    boolean asksLoopback() {
        return isLoopback(via.map(ConnectTo::host).orElseGet(() -> Site.host(url)));
    }

    boolean pingsLoopback() {
        return ping.map(Site::host).filter(SiteSettings::isLoopback).isPresent();
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches()
                || AddressKind.literal(host)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    /** As the walk knows it. */
    public Site target() {
        return new Site(
                url,
                via,
                new Expectation(status, text, certificateDays, ownCertificate),
                upstream.flatMap(Upstream::parse),
                ping,
                privateNetwork);
    }
}
