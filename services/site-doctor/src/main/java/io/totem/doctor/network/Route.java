package io.totem.doctor.network;

import io.totem.doctor.name.AddressRange;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A way that this machine knows.
 *
 * @param to whom it leads to
 * @param gateway who passes on; empty where everybody is a neighbour
 * @param device the network interface
 * @param metric of two equal ways the smaller wins
 * @param rejects whether it is one that says: not there
 */
public record Route(AddressRange to, Optional<InetAddress> gateway, String device, long metric, boolean rejects) {

    public boolean isDefault() {
        return to.bits() == 0;
    }
}
