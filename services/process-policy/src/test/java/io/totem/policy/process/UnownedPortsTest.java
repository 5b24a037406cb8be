package io.totem.policy.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.port.Severity;
import io.totem.policy.warning.WarningCode;
import io.totem.procfs.AddressTable;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.UnownedSockets;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnownedPortsTest {

    @Test
    void a_port_of_nobody_is_a_sign_of_a_hidden_process() {
        UnownedPorts.Item item = only(true, Set.of(), socket(Protocol.TCP, "0.0.0.0", 31_337));
        assertThat(item.code()).contains(WarningCode.HIDDEN_PROCESS);
        assertThat(item.severity()).isEqualTo(Severity.CAUTION);
        assertThat(item.reach()).isEqualTo("everywhere");
        assertThat(item.open()).isTrue();
        assertThat(item.why().en()).contains("31337", "every address");
        assertThat(item.why().ko()).contains("모든 주소의 31337 포트");
    }

    @Test
    void a_port_that_the_kernel_usually_serves_is_told_as_that() {
        UnownedPorts.Item nfs = only(true, Set.of(), socket(Protocol.TCP, "::", 2049));
        assertThat(nfs.code()).isEmpty();
        assertThat(nfs.kernel()).contains("NFS");
        assertThat(nfs.severity()).isEqualTo(Severity.INFO);
        assertThat(only(true, Set.of(), socket(Protocol.UDP, "0.0.0.0", 51_820)).kernel())
                .contains("WireGuard");
        assertThat(only(true, Set.of(), socket(Protocol.TCP, "0.0.0.0", 51_820)).kernel())
                .isEmpty();
    }

    @Test
    void the_lock_server_of_nfs_takes_any_port_and_its_thread_tells_that_it_runs() {
        ListeningSocket socket = socket(Protocol.TCP, "0.0.0.0", 38_417);
        assertThat(only(true, Set.of("lockd", "kthreadd"), socket).kernel()).contains("lockd (NFS)");
        assertThat(only(true, Set.of("kthreadd"), socket).kernel()).isEmpty();
    }

    @Test
    void where_not_every_process_could_be_looked_into_nothing_is_suspected() {
        UnownedPorts.Item item = only(false, Set.of(), socket(Protocol.TCP, "127.0.0.1", 631));
        assertThat(item.code()).isEmpty();
        assertThat(item.severity()).isEqualTo(Severity.INFO);
        assertThat(item.open()).isFalse();
        assertThat(item.why().en()).contains("cannot be told");
    }

    @Test
    void of_ten_thousand_two_hundred_are_told_the_strangest_and_widest_first() {
        List<ListeningSocket> many = IntStream.rangeClosed(1, 10_000)
                .mapToObj(port -> socket(Protocol.TCP, port == 9_999 ? "0.0.0.0" : "127.0.0.1", 10_000 + port))
                .toList();
        UnownedPorts ports = UnownedPorts.of(new UnownedSockets(many, true), AddressTable.NONE, Set.of());
        assertThat(ports.total()).isEqualTo(10_000);
        assertThat(ports.items()).hasSize(200);
        assertThat(ports.items().getFirst().port()).isEqualTo(19_999);
    }

    private static UnownedPorts.Item only(boolean complete, Set<String> threads, ListeningSocket socket) {
        return UnownedPorts.of(new UnownedSockets(List.of(socket), complete), AddressTable.NONE, threads)
                .items()
                .getFirst();
    }

    private static ListeningSocket socket(Protocol protocol, String address, int port) {
        return new ListeningSocket(protocol, InetAddress.ofLiteral(address), port, port);
    }
}
