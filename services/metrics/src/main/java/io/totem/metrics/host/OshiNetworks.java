package io.totem.metrics.host;

import java.util.List;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.hardware.NetworkIF.IfOperStatus;

/** Interfaces as OSHI finds them: for systems without Linux' table. */
final class OshiNetworks implements Networks {

    private final HardwareAbstractionLayer hardware;

    OshiNetworks(HardwareAbstractionLayer hardware) {
        this.hardware = hardware;
    }

    @Override
    public List<NetworkCounters> read() {
        return hardware.getNetworkIFs().stream().map(OshiNetworks::counters).toList();
    }

    private static NetworkCounters counters(NetworkIF network) {
        return new NetworkCounters(
                network.getName(),
                network.getIfOperStatus() == IfOperStatus.UP,
                !network.isKnownVmMacAddr(),
                network.getBytesRecv(),
                network.getBytesSent(),
                network.getInErrors() + network.getOutErrors());
    }
}
