package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketTableTest {

    /** More than one read takes. */
    private static final int MANY = 2_000;

    @TempDir
    Path folder;

    private ProcFixture host;
    private SocketTable table;

    @BeforeEach
    void aHost() {
        host = ProcFixture.in(folder);
        table = new SocketTable(host.host());
    }

    @Test
    void while_the_kernel_says_the_same_the_very_same_sockets_are_told() {
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + listening(80, 1));
        List<ListeningSocket> first = table.listening();
        assertThat(first).extracting(ListeningSocket::port).containsExactly(80);
        assertThat(table.listening()).isSameAs(first);
    }

    @Test
    void a_socket_that_is_replaced_by_another_in_a_line_of_the_same_length_is_seen() {
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + listening(80, 1) + listening(81, 2));
        table.listening();
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + listening(80, 1) + listening(82, 3));
        assertThat(table.listening()).extracting(ListeningSocket::inode).containsExactly(1L, 3L);
    }

    @Test
    void a_table_that_grows_and_shrinks_is_told_as_it_is() {
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + many());
        assertThat(table.listening()).hasSize(MANY);
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + many() + listening(80, MANY + 1));
        assertThat(table.listening()).hasSize(MANY + 1);
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + listening(80, 1));
        assertThat(table.listening()).extracting(ListeningSocket::port).containsExactly(80);
        host.write("proc/1/net/tcp", SocketLineTest.HEADING);
        assertThat(table.listening()).isEmpty();
    }

    @Test
    void connections_that_come_and_go_behind_them_change_nothing() {
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + many() + connection(7));
        List<ListeningSocket> first = table.listening();
        assertThat(first).hasSize(MANY);
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + many() + connection(8) + connection(9));
        assertThat(table.listening()).isSameAs(first);
    }

    @Test
    void each_table_has_its_part() {
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + listening(80, 1))
                .write(
                        "proc/1/net/udp",
                        SocketLineTest.HEADING + SocketLineTest.line("00000000:0035", "00000000:0000", "07", 2));
        assertThat(table.listening()).extracting(ListeningSocket::port).containsExactly(80, 53);
    }

    private static String many() {
        return IntStream.rangeClosed(1, MANY)
                .mapToObj(inode -> listening(1_024 + inode, inode))
                .collect(Collectors.joining());
    }

    private static String listening(int port, long inode) {
        return SocketLineTest.line("%08X:%04X".formatted(0, port), "00000000:0000", "0A", inode);
    }

    private static String connection(long inode) {
        return SocketLineTest.line("0100007F:1F90", "0100007F:C350", "01", inode);
    }
}
