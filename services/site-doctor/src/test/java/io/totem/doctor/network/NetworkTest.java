package io.totem.doctor.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Outcome;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    private static final String ROUTES = """
            Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
            eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
            wlan0\t00000000\tFE00A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
            docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
            eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
            bad line
            """;
    private static final String ROUTES6 = """
            fd000000000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0
            00000000000000000000000000000000 00 00000000000000000000000000000000 00 fd000000000000000000000000000001 00000400 00000003 00000000 00000003     eth0
            00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
            """;
    private static final String ARP = """
            IP address       HW type     Flags       HW address            Mask     Device
            192.0.2.1        0x1         0x2         02:fc:00:00:00:05     *        eth0
            192.0.2.9        0x1         0x0         00:00:00:00:00:00     *        eth0
            """;

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, eth0, 192.0.2.1",
        "192.0.2.77, eth0, ''",
        "172.17.0.5, docker0, ''",
        "fd00::5, eth0, ''",
        "2606:4700::1, eth0, fd00:0:0:0:0:0:0:1"
    })
    void the_narrowest_route_is_taken_and_of_equal_ones_the_cheaper(String to, String device, String gateway) {
        Route route =
                RouteTable.parse(ROUTES, ROUTES6).to(InetAddress.ofLiteral(to)).orElseThrow();
        assertThat(route.device()).isEqualTo(device);
        assertThat(route.gateway().map(InetAddress::getHostAddress).orElse("")).isEqualTo(gateway);
    }

    @Test
    void a_route_that_rejects_is_none() {
        String rejecting = ROUTES6.lines().skip(2).findFirst().orElseThrow();
        assertThat(RouteTable.parse("", rejecting).byDefault()).isEmpty();
        String shut = ROUTES + "*\t007100CB\t00000000\t0201\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";
        assertThat(RouteTable.parse(shut, "").to(InetAddress.ofLiteral("203.0.113.7")))
                .isEmpty();
        assertThat(RouteTable.parse(shut, "").to(InetAddress.ofLiteral("203.0.114.7")))
                .isPresent();
        assertThat(RouteTable.parse("", "").byDefault()).isEmpty();
    }

    @Test
    void a_neighbour_is_known_silent_or_was_never_asked() {
        assertThat(Neighbour.in(ARP, InetAddress.ofLiteral("192.0.2.1"))).isEqualTo(Neighbour.KNOWN);
        assertThat(Neighbour.in(ARP, InetAddress.ofLiteral("192.0.2.9"))).isEqualTo(Neighbour.SILENT);
        assertThat(Neighbour.in(ARP, InetAddress.ofLiteral("192.0.2.5"))).isEqualTo(Neighbour.UNKNOWN);
    }

    @Test
    void a_machine_without_a_way_says_what_it_lacks() {
        Optional<InetAddress> there = Optional.of(InetAddress.ofLiteral("203.0.113.7"));
        Optional<Route> route = RouteTable.parse(ROUTES, "").to(there.get());
        assertThat(new NetworkFacts(List.of(), List.of(), List.of()).summary().en())
                .startsWith("No network interface");
        assertThat(facts(new Way(there, Optional.empty(), Neighbour.UNKNOWN)).hasNoRoute())
                .isTrue();
        NetworkFacts silent = facts(new Way(there, route, Neighbour.SILENT));
        assertThat(silent.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(silent.summary().en()).contains("192.0.2.1 on eth0 does not answer");
        assertThat(facts(new Way(there, route, Neighbour.UNKNOWN)).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(facts().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    private static NetworkFacts facts(Way... ways) {
        return new NetworkFacts(List.of("eth0"), List.of(), List.of(ways));
    }
}
