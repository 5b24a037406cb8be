package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The other pairs: each container and this machine, on which something listens on all addresses. Tried at every address
 * that this machine has, from inside the container's network namespace.
 */
@Tag("long")
class HostPartnerAttackIT {

    /** Those with a network that leads out; the other seven have no way to this machine on any engine. */
    private static final Set<String> WITH_A_WAY_OUT = Set.of("nginx", "wordpress", "ftp", "site-doctor");

    private static final String FIREWALL = "../../scripts/firewall";

    private static ServerSocket listener;
    private static ServerSocket web;

    @BeforeAll
    static void thisMachineListens() throws IOException {
        listener = accepting(0);
        web = accepting(80);
    }

    @AfterAll
    static void andNoLonger() throws IOException {
        listener.close();
        web.close();
    }

    static Stream<String> services() {
        return Docker.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void only_containers_with_a_way_out_reach_what_this_machine_serves_on_all_addresses(String service) {
        assertThat(reaches(service, listener)).isEqualTo(WITH_A_WAY_OUT.contains(service));
    }

    @Test
    void the_printed_commands_close_that_too_and_can_be_undone() {
        String commands = Docker.run(FIREWALL).text();
        String undo = commands.lines()
                .filter(line -> line.startsWith("# To undo it: "))
                .findFirst()
                .orElseThrow()
                .substring("# To undo it: ".length());
        try {
            for (int time = 0; time < 2; time++) {
                Docker.Result result = Docker.run("sh", "-ec", commands);
                assertThat(result.code()).as(result.text()).isZero();
            }
            assertThat(Docker.SERVICES).noneMatch(service -> reaches(service, listener));
            assertThat(reaches("site-doctor", web))
                    .as("a site of this machine's own can be examined")
                    .isTrue();
            assertThat(reaches("wordpress", web)).isFalse();
            Stack.visitor().get("/login").then().statusCode(200);
        } finally {
            Docker.run("sh", "-ec", undo);
        }
        assertThat(reaches("wordpress", listener)).isTrue();
        assertThat(Docker.run("iptables", "-S").text()).doesNotContain(Stack.PROJECT + "-host");
    }

    @Test
    void make_up_names_the_ports_and_the_way_to_close_them() {
        Docker.Result up = Docker.run("../../scripts/up");
        assertThat(up.code()).as(up.text()).isZero();
        assertThat(up.text())
                .containsPattern("nginx, wordpress, ftp and site-doctor reach .* \\(ports .*\\b"
                        + listener.getLocalPort() + "\\b.*\\)\\. To close that: make firewall");
    }

    private static boolean reaches(String service, ServerSocket socket) {
        String attempts = addresses(service).stream()
                .map(address -> "timeout 2 bash -c '</dev/tcp/%s/%d' 2>/dev/null && echo in &"
                        .formatted(address, socket.getLocalPort()))
                .collect(Collectors.joining("\n", "", "\nwait"));
        Docker.Result result =
                Docker.run("nsenter", "--net=/proc/" + Docker.hostPid(service) + "/ns/net", "bash", "-c", attempts);
        return result.text().contains("in");
    }

    /**
     * Those of its bridges among them, whose ends of wires (veth) answer as they do; link-local ones by the container's own
     * interfaces.
     */
    private static Set<String> addresses(String service) {
        try {
            Set<String> addresses = new TreeSet<>();
            for (NetworkInterface network : NetworkInterface.networkInterfaces()
                    .filter(each -> !each.getName().startsWith("veth"))
                    .toList()) {
                for (InetAddress address : network.inetAddresses().toList()) {
                    String text = address.getHostAddress();
                    if (address.isLinkLocalAddress()) {
                        String plain = text.replaceAll("%.*", "");
                        List.of("eth0", "eth1", "eth2", "eth3").forEach(own -> addresses.add(plain + "%" + own));
                    } else if (!address.isLoopbackAddress()) {
                        addresses.add(text);
                    }
                }
            }
            // That of a network which the container is not in is an address out there.
            Docker.networks(service).values().stream()
                    .map(network -> (String) network.get("Gateway"))
                    .filter(gateway -> !gateway.isBlank())
                    .forEach(addresses::add);
            return addresses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On every address, IPv6 included; whoever comes is heard and sent away. */
    private static ServerSocket accepting(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(port));
        Thread.ofPlatform().daemon().start(() -> {
            while (!socket.isClosed()) {
                try {
                    socket.accept().close();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return socket;
    }
}
