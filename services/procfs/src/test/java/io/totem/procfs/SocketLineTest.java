package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.procfs.ListeningSocket.Protocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses in these lines are those a little-endian machine prints. */
class SocketLineTest {

    static final String HEADING = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
            + "  timeout inode                                                     \n";

    static String line(String local, String remote, String state, long inode) {
        return "   0: " + local + " " + remote + " " + state + " 00000000:00000000 00:00000000 00000000     0        0 "
                + inode + " 1 00000000c2f9dc50 100 0 0 10 0\n";
    }

    @ParameterizedTest
    @CsvSource({
        "00000000:0016,                         0.0.0.0,        22, true",
        "0100007F:1F90,                         127.0.0.1,      8080, false",
        "0101007F:0035,                         127.0.1.1,      53, false",
        "0A00A8C0:01BB,                         192.168.0.10,   443, true",
        "00000000000000000000000000000000:0050, ::,             80, true",
        "00000000000000000000000001000000:18EB, ::1,            6379, false",
        "0000000000000000FFFF00000100007F:1F91, 127.0.0.1,      8081, false",
        "0000000000000000FFFF00000A00A8C0:1F91, 192.168.0.10,   8081, true",
        "B80D0120000000000000000001000000:0016, 2001:db8::1,    22, true"
    })
    void a_listening_line_gives_address_and_port(String local, String address, int port, boolean isPublic)
            throws UnknownHostException {
        assertThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        String anyone = local.replaceAll("[^:]", "0").replaceAll(":.*", ":0000");
        assertThat(listening(line(local, anyone, "0A", 1592), Protocol.TCP))
                .hasValueSatisfying(socket -> assertThat(socket)
                        .returns(port, ListeningSocket::port)
                        .returns(1592L, ListeningSocket::inode)
                        .returns(isPublic, ListeningSocket::isPublic))
                .map(ListeningSocket::address)
                .contains(InetAddress.getByName(address));
    }

    @Test
    void a_connection_waits_for_nobody() {
        String established = line("0100007F:1F90", "0100007F:C350", "01", 77);
        assertThat(listening(established, Protocol.TCP)).isEmpty();
        assertThat(SocketLine.parse(established)).map(SocketLine::connected).contains(true);
        assertThat(SocketLine.parse(line("0100007F:1F90", "00000000:0000", "0A", 77)))
                .map(SocketLine::connected)
                .contains(false);
    }

    @Test
    void of_udp_only_what_is_bound_and_not_connected_waits() {
        assertThat(listening(line("00000000:0035", "00000000:0000", "07", 5), Protocol.UDP))
                .isPresent();
        assertThat(listening(line("0100007F:C350", "0100007F:0035", "01", 5), Protocol.UDP))
                .isEmpty();
        assertThat(listening(line("00000000:0000", "00000000:0000", "07", 5), Protocol.UDP))
                .isEmpty();
    }

    @Test
    void a_socket_without_an_inode_belongs_to_nobody() {
        assertThat(listening(line("00000000:0035", "00000000:0000", "0A", 0), Protocol.TCP))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   0:",
                "   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0",
                "   0: 0000000:0016 00000000:0000 0A 0:0 0:0 0 0 0 5",
                "   0: 000000000000:0016 00000000:0000 0A 0:0 0:0 0 0 0 5",
                "   0: 00000000 00000000:0000 0A 0:0 0:0 0 0 0 5",
                "   0: 00000000: 00000000: 0A 0:0 0:0 0 0 0 x",
                "   0: 00000000:123456789 00000000:0000 0A 0:0 0:0 0 0 0 5"
            })
    void a_line_that_is_cut_short_or_broken_is_skipped(String line) {
        assertThat(SocketLine.parse(line)).isEmpty();
    }

    @Test
    void the_heading_is_no_socket() {
        assertThat(SocketLine.parse(HEADING)).isEmpty();
    }

    private static Optional<ListeningSocket> listening(String line, Protocol protocol) {
        return SocketLine.parse(line).flatMap(parsed -> parsed.listening(protocol));
    }
}
