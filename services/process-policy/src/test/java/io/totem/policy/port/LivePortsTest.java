package io.totem.policy.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.container.Container;
import io.totem.policy.supervisor.SocketUnits;
import io.totem.procfs.AddressTable;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import io.totem.procfs.Reach;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Real sockets of this process, on the machine the test runs on. */
class LivePortsTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final HostRoot host = HostRoot.local();

    @Test
    void each_socket_is_told_with_who_can_reach_its_address() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0, 1);
                ServerSocket loopback = listening(InetAddress.ofLiteral("127.0.0.1"));
                DatagramSocket datagrams = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            PortFacts facts = facts();
            assertThat(facts.open())
                    .filteredOn(port -> port.port() == everywhere.getLocalPort())
                    .singleElement()
                    .returns(Reach.EVERYWHERE, OpenPort::reach);
            assertThat(facts.open())
                    .filteredOn(port -> port.port() == loopback.getLocalPort())
                    .singleElement()
                    .returns(Reach.LOOPBACK, OpenPort::reach);
            assertThat(facts.open())
                    .filteredOn(port -> port.port() == datagrams.getLocalPort())
                    .extracting(OpenPort::reach)
                    .containsExactly(Reach.LOOPBACK);
        }
    }

    @Test
    void an_address_of_this_machine_is_never_taken_for_every_address_or_loopback() throws IOException {
        AddressTable table = AddressTable.read(host);
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : each.inetAddresses().toList()) {
                Reach reach = table.reach(InetAddress.getByAddress(address.getAddress()));
                assertThat(reach)
                        .as("%s of %s", address, each.getName())
                        .isNotEqualTo(Reach.EVERYWHERE)
                        .isIn(each.isLoopback() ? new Reach[] {Reach.LOOPBACK} : Reach.values());
                if (each.getName().equals("docker0")) {
                    assertThat(reach).isEqualTo(Reach.CONTAINERS);
                }
            }
        }
    }

    private PortFacts facts() {
        PortReader reader = new PortReader(
                new HostAddresses(() -> AddressTable.read(host), CLOCK),
                Container::unread,
                new SocketUnits(host.root(), CLOCK),
                new FirewallFiles(host.root(), CLOCK));
        ProcessSweep sweep = new ProcessTable(host, CLOCK).sweep();
        ProcessSample self = sweep.processes().stream()
                .filter(process -> process.pid() == ProcessHandle.current().pid())
                .findFirst()
                .orElseThrow();
        Optional<PortFacts> facts = reader.read(self, sweep);
        return facts.orElseThrow();
    }

    private static ServerSocket listening(InetAddress address) throws IOException {
        return new ServerSocket(0, 1, address);
    }
}
