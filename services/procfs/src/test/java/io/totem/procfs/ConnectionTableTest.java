package io.totem.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTableTest {

    private static final String HEADING = SocketLineTest.HEADING;
    private static final String LISTENS = line("0100007F:1F90", "00000000:0000", "0A", 500);

    @TempDir
    Path net;

    @Test
    void a_connection_is_found_by_its_inode_with_its_partner() throws IOException {
        write("tcp", HEADING + LISTENS + line("0100007F:C350", "097100CB:115C", "01", 501));
        assertThat(ConnectionTable.read(net, Set.of(501L, 7L)))
                .isEqualTo(Map.of(501L, new Connection(InetAddress.ofLiteral("203.0.113.9"), 4444, 50_000, false)));
    }

    @Test
    void of_udp_what_has_one_other_end_is_a_connection_where_that_is_asked_for() throws IOException {
        write("tcp", HEADING + LISTENS);
        write(
                "udp",
                HEADING
                        + line("0100007F:C351", "097100CB:115D", "01", 601)
                        + line("00000000:0035", "00000000:0000", "07", 602));
        assertThat(ConnectionTable.readDatagrams(net, Set.of(601L, 602L)))
                .isEqualTo(Map.of(601L, new Connection(InetAddress.ofLiteral("203.0.113.9"), 4445, 50_001, false)));
        assertThat(ConnectionTable.read(net, Set.of(601L))).isEmpty();
    }

    @Test
    void what_came_to_a_port_that_listens_was_accepted() throws IOException {
        write("tcp", HEADING + LISTENS + line("0100007F:1F90", "097100CB:115C", "01", 502));
        assertThat(ConnectionTable.read(net, Set.of(502L)).get(502L).accepted()).isTrue();
    }

    @Test
    void an_address_mapped_into_ipv6_is_told_as_ipv4() throws IOException {
        write(
                "tcp6",
                HEADING
                        + line(
                                "0000000000000000FFFF00000100007F:C350",
                                "0000000000000000FFFF0000097100CB:115C",
                                "01",
                                503));
        assertThat(ConnectionTable.read(net, Set.of(503L)).get(503L).remote())
                .isEqualTo(InetAddress.ofLiteral("203.0.113.9"));
    }

    @Test
    void what_only_listens_is_closed_or_ragged_is_no_connection_and_no_tables_have_none() throws IOException {
        assertThat(ConnectionTable.read(net, Set.of(1L))).isEmpty();
        write(
                "tcp",
                HEADING + LISTENS + line("0100007F:C350", "x:y", "01", 504) + line("0100007F:1", "0:0", "07", 505)
                        + "2: cut 506 \n");
        assertThat(ConnectionTable.read(net, Set.of(500L, 504L, 505L, 506L))).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Files.write(net.resolve(file), text.getBytes(ISO_8859_1));
    }

    private static String line(String local, String remote, String state, long inode) {
        return "   0: " + local + " " + remote + " " + state + " 00000000:00000000 00:00000000 00000000     0        0 "
                + inode + " 1 0000000000000000 20 4 30 10 -1\n";
    }
}
