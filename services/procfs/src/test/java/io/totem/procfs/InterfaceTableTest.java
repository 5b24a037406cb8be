package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.procfs.NetworkInterface.Traffic;
import org.junit.jupiter.api.Test;

class InterfaceTableTest {

    private static final String HEADINGS = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;

    @Test
    void counters_of_both_directions_are_read() {
        assertThat(InterfaceTable.parse(HEADINGS + "  eth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n"))
                .containsExactly(new NetworkInterface("eth0", new Traffic(1, 2, 3, 4), new Traffic(9, 10, 11, 12)));
    }

    @Test
    void old_kernels_leave_no_blank_after_the_colon_and_aliases_have_one_in_their_name() {
        assertThat(InterfaceTable.parse("eth0:1:4294967295 2 0 0 0 0 0 0 7 1 0 0 0 0 0 0"))
                .containsExactly(
                        new NetworkInterface("eth0:1", new Traffic(4_294_967_295L, 2, 0, 0), new Traffic(7, 1, 0, 0)));
    }

    @Test
    void a_line_that_is_cut_short_is_skipped_and_headings_are_no_interfaces() {
        assertThat(InterfaceTable.parse("lo: 5 5 0 0 0 0 0 0 5 5")).isEmpty();
        assertThat(InterfaceTable.parse("")).isEmpty();
        assertThat(InterfaceTable.parse(HEADINGS)).isEmpty();
    }

    @Test
    void this_machine_has_a_loopback() {
        assertThat(new InterfaceTable(HostRoot.local()).interfaces())
                .extracting(NetworkInterface::name)
                .contains("lo");
    }
}
