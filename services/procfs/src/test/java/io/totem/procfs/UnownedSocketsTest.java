package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnownedSocketsTest {

    @TempDir
    Path folder;

    private ProcFixture host;
    private ProcessTable table;

    @BeforeEach
    void a_host_with_a_web_server() {
        host = ProcFixture.in(folder)
                .stat(2, ProcFixture.stat(2, "kthreadd", 0, 0x0020_8040, 0, 0))
                .process(100, ProcFixture.stat(100, "nginx", 1, 0, 0, 50), 33, "/usr/sbin/nginx", "nginx\0")
                .links(100, Map.of(5, "socket:[555]"));
        table = new ProcessTable(host.host(), Clock.systemUTC());
    }

    @Test
    void a_socket_that_nobody_holds_in_two_sweeps_is_told_and_one_that_is_held_is_not() {
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + listening(80, 555) + listening(4444, 556));
        assertThat(table.sweep().unowned().sockets()).isEmpty();
        UnownedSockets unowned = table.sweep().unowned();
        assertThat(unowned.sockets()).extracting(ListeningSocket::port).containsExactly(4444);
        assertThat(unowned.complete()).isTrue();
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + listening(80, 555));
        assertThat(table.sweep().unowned()).isEqualTo(UnownedSockets.NONE);
    }

    @Test
    void a_clients_udp_socket_is_nothing_to_wonder_about() {
        host.write(
                "proc/1/net/udp",
                SocketLineTest.HEADING + SocketLineTest.line("00000000:C350", "00000000:0000", "07", 9));
        table.sweep();
        assertThat(table.sweep().unowned().sockets()).isEmpty();
    }

    @Test
    void where_a_process_cannot_be_looked_into_or_not_all_are_listed_it_may_be_theirs() {
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + listening(4444, 556))
                .process(300, ProcFixture.stat(300, "closed", 1, 0, 0, 60), 7, "/usr/bin/closed", "closed\0")
                .remove("300/exe");
        table.sweep();
        assertThat(table.sweep().unowned())
                .returns(false, UnownedSockets::complete)
                .satisfies(unowned -> assertThat(unowned.sockets()).hasSize(1));
        host.remove("300/stat").remove("2/stat");
        table.sweep();
        assertThat(table.sweep().unowned().complete()).isFalse();
    }

    @Test
    void ten_thousand_of_them_are_told_as_well() {
        host.write(
                "proc/1/net/tcp",
                SocketLineTest.HEADING
                        + IntStream.rangeClosed(1, 10_000)
                                .mapToObj(inode -> listening(1_024 + inode, 1_000 + inode))
                                .collect(Collectors.joining()));
        table.sweep();
        assertThat(table.sweep().unowned().sockets()).hasSize(10_000);
    }

    private static String listening(int port, long inode) {
        return SocketLineTest.line("%08X:%04X".formatted(0, port), "00000000:0000", "0A", inode);
    }
}
