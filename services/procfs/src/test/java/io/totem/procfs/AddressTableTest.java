package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as a little-endian machine with Docker prints them. */
class AddressTableTest {

    private static final String ROUTES = """
            Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
            eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
            docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
            br-df010a5eb94f\t00001DAC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
            virbr0\t007AA8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
            eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
            br-lan\t000AA8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
            apps\t0000190A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
            eth1\t0000140A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
            podman0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0
            """;

    private static final String V6 = """
            fe8000000000000000422afffe7aa9e7 05 40 20 80  docker0
            00000000000000000000000000000001 01 80 10 80       lo
            fe8000000000000000fc00fffe000001 04 40 20 80     eth0
            fd000000000000000000000000000002 04 40 00 82     eth0
            20010db8000000010000000000000001 05 40 00 80  docker0
            cut short
            zz 01 80 10 80 lo
            """;

    @TempDir
    Path folder;

    private ProcFixture host;

    @BeforeEach
    void a_host_with_bridges() {
        host = ProcFixture.in(folder)
                .write("proc/1/net/route", ROUTES)
                .write("proc/1/net/if_inet6", V6)
                .write("sys/class/net/br-lan/brif/eth2/port_no", "0x1\n")
                .write("sys/class/net/eth2/device/vendor", "0x8086\n")
                .write("sys/class/net/apps/brif/veth1a2b/port_no", "0x1\n")
                .write("sys/class/net/veth1a2b/mtu", "1500\n");
    }

    @ParameterizedTest
    @CsvSource({
        "172.17.0.1, CONTAINERS",
        "172.29.0.1, CONTAINERS",
        "192.168.122.1, VIRTUAL_MACHINES",
        "10.25.0.1, CONTAINERS",
        "192.168.10.1, PRIVATE",
        "10.20.0.5, PRIVATE",
        "10.0.0.1, CONTAINERS",
        "192.0.2.2, PUBLIC",
        "172.18.0.1, PRIVATE",
        "0.0.0.0, EVERYWHERE",
        "127.0.0.1, LOOPBACK",
        "fe80::42:2aff:fe7a:a9e7, CONTAINERS",
        "fe80::fc:ff:fe00:1, LINK_LOCAL",
        "fd00::2, PRIVATE",
        "2001:db8:0:1::1, CONTAINERS",
        "2001:db8::9, PUBLIC",
        "::, EVERYWHERE"
    })
    void an_address_of_a_bridge_without_hardware_leads_to_this_machines_own_guests(String address, Reach reach) {
        assertThat(AddressTable.read(host.host()).reach(InetAddress.ofLiteral(address)))
                .isEqualTo(reach);
    }

    @Test
    void a_bridge_that_stands_on_other_interfaces_leads_out_of_the_machine() {
        host.write("sys/class/net/apps/brif/bond0/port_no", "0x2\n")
                .write("sys/class/net/bond0/lower_eth5/mtu", "1500\n");
        assertThat(AddressTable.read(host.host()).reach(InetAddress.ofLiteral("10.25.0.1")))
                .isEqualTo(Reach.PRIVATE);
    }

    @Test
    void a_neighbour_is_told_by_the_network_it_is_in() {
        AddressTable table = AddressTable.read(host.host());
        assertThat(table.onLink(InetAddress.ofLiteral("172.17.0.5"))).contains(Reach.CONTAINERS);
        assertThat(table.onLink(InetAddress.ofLiteral("10.20.0.9"))).contains(Reach.PRIVATE);
        assertThat(table.onLink(InetAddress.ofLiteral("198.51.100.1"))).isEmpty();
        assertThat(table.onLink(InetAddress.ofLiteral("fd00::9"))).isEmpty();
    }

    @Test
    void tables_that_say_the_same_are_equal_and_without_any_the_address_decides() {
        assertThat(AddressTable.read(host.host())).isEqualTo(AddressTable.read(host.host()));
        ProcFixture bare = ProcFixture.in(folder.resolve("bare"));
        assertThat(AddressTable.read(bare.host())).isEqualTo(AddressTable.NONE);
        assertThat(AddressTable.NONE.reach(InetAddress.ofLiteral("172.17.0.1"))).isEqualTo(Reach.PRIVATE);
    }

    @Test
    void a_name_that_would_lead_elsewhere_is_no_interface() {
        host.write("proc/1/net/route", ROUTES.replace("apps", "../../apps"));
        assertThat(AddressTable.read(host.host()).reach(InetAddress.ofLiteral("10.25.0.1")))
                .isEqualTo(Reach.PRIVATE);
    }
}
