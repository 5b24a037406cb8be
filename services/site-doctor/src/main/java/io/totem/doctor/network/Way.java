package io.totem.doctor.network;

import java.net.InetAddress;
import java.util.Optional;

/**
 * How this machine would begin to go there.
 *
 * @param to the address of the site; empty where its name leads nowhere, for the internet at large
 * @param route empty where it knows none
 * @param gateway of that route; UNKNOWN also where it has none
 */
public record Way(Optional<InetAddress> to, Optional<Route> route, Neighbour gateway) {

    public boolean isOpen() {
        return route.isPresent() && gateway != Neighbour.SILENT;
    }
}
