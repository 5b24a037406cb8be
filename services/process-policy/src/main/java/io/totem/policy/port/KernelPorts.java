package io.totem.policy.port;

import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ports that the kernel itself serves, so that no process holds their sockets. */
public final class KernelPorts {

    private record Key(Protocol protocol, int port) {}

    private static final Map<Key, String> USUAL = Map.ofEntries(
            Map.entry(new Key(Protocol.TCP, 2049), "NFS"),
            Map.entry(new Key(Protocol.UDP, 2049), "NFS"),
            Map.entry(new Key(Protocol.TCP, 20_049), "NFS over RDMA"),
            Map.entry(new Key(Protocol.TCP, 445), "ksmbd (SMB)"),
            Map.entry(new Key(Protocol.TCP, 3260), "iSCSI"),
            Map.entry(new Key(Protocol.TCP, 4420), "NVMe over TCP"),
            Map.entry(new Key(Protocol.TCP, 7777), "OCFS2"),
            Map.entry(new Key(Protocol.TCP, 7788), "DRBD"),
            Map.entry(new Key(Protocol.TCP, 7789), "DRBD"),
            Map.entry(new Key(Protocol.TCP, 21_064), "DLM"),
            Map.entry(new Key(Protocol.UDP, 51_820), "WireGuard"),
            Map.entry(new Key(Protocol.UDP, 4789), "VXLAN"),
            Map.entry(new Key(Protocol.UDP, 8472), "VXLAN"),
            Map.entry(new Key(Protocol.UDP, 6081), "Geneve"),
            Map.entry(new Key(Protocol.UDP, 1701), "L2TP"),
            Map.entry(new Key(Protocol.UDP, 2152), "GTP"));

    /** They take any free port; their threads tell that they run. */
    private static final Map<String, String> ANYWHERE =
            Map.of("lockd", "lockd (NFS)", "NFSv4 callback", "NFSv4 callback", "nfsv4.0-svc", "NFSv4 callback");

    private static final int FIRST_FREE = 1024;

    private KernelPorts() {}

    /**
     * What is usually behind it; empty when nothing of the kernel is known to be.
     *
     * @param threads the names of the kernel's own threads
     */
    public static Optional<String> of(ListeningSocket socket, Set<String> threads) {
        return Optional.ofNullable(USUAL.get(new Key(socket.protocol(), socket.port())))
                .or(() -> ANYWHERE.entrySet().stream()
                        .filter(service -> socket.port() >= FIRST_FREE && threads.contains(service.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}
