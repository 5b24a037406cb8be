package io.totem.doctor.http;

import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.NameStage;
import io.totem.doctor.site.Target;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/** Where a redirect may lead: a site that was broken into must not make the doctor ask around inside. */
final class Redirects {

    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int UNIQUE_LOCAL = 0xfc;

    private Redirects() {}

    /** Empty unless it leads to a site over http or https. */
    static Optional<URI> resolve(URI from, String location) {
        try {
            URI next = from.resolve(location.strip());
            return Target.isSite(next) ? Optional.of(next) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /**
     * The address to ask, empty where it must not be asked: the site's own host stays where it was reached; another host
     * must be public, unless the site itself is not.
     */
    static Optional<InetAddress> address(URI next, Target target, InetAddress own) throws InterruptedException {
        if (Target.host(next).equalsIgnoreCase(target.host())) {
            return Optional.of(own);
        }
        NameFacts name = NameStage.look(Target.host(next));
        return name.addresses().stream()
                .filter(address -> isPublic(address) || address.equals(own))
                .findFirst();
    }

    static boolean isPublic(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isSiteLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && !isUniqueLocal(address);
    }

    /** RFC 4193. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }
}
