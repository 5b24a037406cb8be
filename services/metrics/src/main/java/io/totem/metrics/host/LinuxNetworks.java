package io.totem.metrics.host;

import io.totem.procfs.HostRoot;
import io.totem.procfs.InterfaceTable;
import io.totem.procfs.NetworkInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The host's interfaces: counters from its network table, state and nature from {@code /sys/class/net}. */
final class LinuxNetworks implements Networks {

    private final InterfaceTable table;
    private final Path folder;

    LinuxNetworks(HostRoot host) {
        this.table = new InterfaceTable(host);
        this.folder = host.sys().resolve("class/net");
    }

    @Override
    public List<NetworkCounters> read() {
        return table.interfaces().stream().map(this::counters).toList();
    }

    private NetworkCounters counters(NetworkInterface network) {
        Path own = folder.resolve(network.name());
        return new NetworkCounters(
                network.name(),
                isUp(own),
                Files.exists(own.resolve("device")),
                network.received().bytes(),
                network.transmitted().bytes(),
                network.received().errors() + network.transmitted().errors());
    }

    /** Loopback, tunnels and some bridges are "unknown" while they work (Documentation/networking/operstates). */
    private static boolean isUp(Path own) {
        try {
            String state = Files.readString(own.resolve("operstate")).strip();
            return state.equals("up") || state.equals("unknown");
        } catch (IOException vanished) {
            return false;
        }
    }
}
