package io.totem.doctor.http;

import io.totem.doctor.name.AddressKind;
import io.totem.doctor.name.Lookup;
import io.totem.doctor.site.Site;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/** Where a redirect may lead: a site that was broken into must not make the doctor ask around inside. */
final class Redirects {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Lookup LOOKUP = new Lookup();

    private Redirects() {}

    /** Empty unless it leads to a site over http or https. */
    static Optional<URI> resolve(URI from, String location) {
        try {
            URI next = from.resolve(location.strip());
            return Site.isSite(next) ? Optional.of(next) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Inside, other ports are other services. */
    private static boolean isWeb(URI next, Site site) {
        int port = Site.port(next);
        return port == HTTP || port == HTTPS || port == Site.port(site.url());
    }

    /**
     * The address to ask, empty where it must not be asked: the site's own host stays where it was reached; another host
     * must be public, unless the site itself is not.
     */
    static Optional<InetAddress> address(URI next, Site site, InetAddress own) throws InterruptedException {
        if (AddressKind.of(own) != AddressKind.PUBLIC && !isWeb(next, site)) {
            return Optional.empty();
        }
        if (Site.host(next).equalsIgnoreCase(site.host())) {
            return Optional.of(own);
        }
        // An address that is written in a redirect was named by nobody who may.
        return LOOKUP.of(Site.host(next), _ -> true).addresses().stream()
                .filter(address -> AddressKind.of(address) == AddressKind.PUBLIC || address.equals(own))
                .findFirst();
    }
}
