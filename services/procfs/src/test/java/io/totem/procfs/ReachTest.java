package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, EVERYWHERE",
        "::, EVERYWHERE",
        "::ffff:0.0.0.0, EVERYWHERE",
        "127.0.0.1, LOOPBACK",
        "127.0.0.53, LOOPBACK",
        "::1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "ff01::1, LOOPBACK",
        "169.254.169.254, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "224.0.0.251, LINK_LOCAL",
        "ff02::fb, LINK_LOCAL",
        "255.255.255.255, LINK_LOCAL",
        "10.0.0.5, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.0.255, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "fd00::2, PRIVATE",
        "fc00::1, PRIVATE",
        "239.255.255.250, PRIVATE",
        "172.15.0.1, PUBLIC",
        "172.32.0.1, PUBLIC",
        "100.63.0.1, PUBLIC",
        "100.128.0.1, PUBLIC",
        "198.51.100.7, PUBLIC",
        "2001:db8::1, PUBLIC",
        "fe00::1, PUBLIC"
    })
    void an_address_says_who_can_reach_it(String address, Reach reach) {
        assertThat(Reach.ofAddress(InetAddress.ofLiteral(address))).isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource({
        "LOOPBACK, false",
        "VIRTUAL_MACHINES, false",
        "CONTAINERS, false",
        "LINK_LOCAL, true",
        "PRIVATE, true",
        "PUBLIC, true",
        "EVERYWHERE, true"
    })
    void only_what_other_machines_reach_leaves_the_machine(Reach reach, boolean leaves) {
        assertThat(reach.leavesMachine()).isEqualTo(leaves);
    }
}
