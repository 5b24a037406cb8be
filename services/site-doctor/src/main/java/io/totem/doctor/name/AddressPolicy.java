package io.totem.doctor.name;

import io.totem.doctor.site.Site;
import java.net.InetAddress;
import java.util.function.Predicate;

/** Which of the addresses that a name leads to may be asked: only an admin names what lies inside. */
public final class AddressPolicy {

    private final Predicate<InetAddress> own;

    /** @param own whether an address is this machine's own */
    public AddressPolicy(Predicate<InetAddress> own) {
        this.own = own;
    }

    public boolean lets(InetAddress address, Site site) {
        return switch (AddressKind.of(address)) {
            case PUBLIC -> true;
            case PRIVATE -> site.settings().privateNetwork() || own.test(address);
            case METADATA, NOBODY -> false;
        };
    }
}
