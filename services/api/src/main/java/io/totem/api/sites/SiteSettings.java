package io.totem.api.sites;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;
import java.util.Optional;

/**
 * What an admin says of a site. A blank line says nothing; what only the service sets may come back from whoever read it before.
 *
 * @param name empty where nobody said it, and so is url
 * @param url http or https, with a host
 * @param via who is really asked, as {@code host} or {@code host:port}; empty where it is the URL's own host
 * @param status what a healthy site answers; any from 200 to 399 when empty
 * @param text what stands in the first megabyte of the page of a healthy site
 * @param certificateDays the days a certificate must still be good for; 7 where nothing is said
 * @param ownCertificate whether a certificate signed by itself or by an own authority is meant so
 * @param upstream what answers behind the web server: {@code fastcgi://wordpress:9000}, {@code unix:/run/app.sock}
 * @param ping a page that hands a FastCGI ping to what is behind
 * @param errorLog the source of log-stream, or {@code docker: NAME}, that holds the web server's error log; several with commas between them
 * @param privateNetwork whether the name may lead to private addresses that are not this machine's own
 */
@JsonIgnoreProperties({"node", "id", "lastRun", "running", "changedBy", "changedAt"})
public record SiteSettings(
        String name,
        String url,
        Optional<String> via,
        Optional<Integer> status,
        Optional<String> text,
        Integer certificateDays,
        Boolean ownCertificate,
        Optional<String> upstream,
        Optional<String> ping,
        Optional<String> errorLog,
        Boolean privateNetwork) {

    private static final int USUAL_DAYS = 7;

    public SiteSettings {
        name = Objects.requireNonNullElse(name, "").strip();
        url = Objects.requireNonNullElse(url, "").strip();
        via = said(via);
        Objects.requireNonNull(status, "status");
        text = said(text);
        certificateDays = Objects.requireNonNullElse(certificateDays, USUAL_DAYS);
        ownCertificate = Objects.requireNonNullElse(ownCertificate, false);
        upstream = said(upstream);
        ping = said(ping);
        errorLog = said(errorLog);
        privateNetwork = Objects.requireNonNullElse(privateNetwork, false);
    }

    /** A public site or one of this machine, asked where its name leads to. */
    public static SiteSettings of(String name, String url) {
        return new SiteSettings(
                name,
                url,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null);
    }

    /** The same with addresses that are written in full. */
    public SiteSettings with(String fullUrl, Optional<String> fullPing) {
        return new SiteSettings(
                name,
                fullUrl,
                via,
                status,
                text,
                certificateDays,
                ownCertificate,
                upstream,
                fullPing,
                errorLog,
                privateNetwork);
    }

    private static Optional<String> said(Optional<String> words) {
        return words.map(String::strip).filter(line -> !line.isEmpty());
    }
}
