package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerSocketsTest {

    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private ProcFixture host;
    private ProcessTable table;

    @BeforeEach
    void a_host_with_a_container() {
        host = ProcFixture.in(folder)
                .process(1, ProcFixture.stat(1, "systemd", 0, 0, 0, 1), 0, "/usr/lib/systemd/systemd", "init\0")
                .link("1/ns/net", "net:[1]")
                .process(200, ProcFixture.stat(200, "tini", 1, 0, 0, 9), 999, "/sbin/tini", "tini\0")
                .process(201, ProcFixture.stat(201, "redis-server", 200, 0, 0, 10), 999, "/usr/bin/redis", "redis\0")
                .link("200/ns/net", "net:[2]")
                .links(201, Map.of(6, "socket:[700]", 7, "socket:[701]"));
        contained(200);
        contained(201);
        host.write(
                "proc/200/net/tcp",
                SocketLineTest.HEADING + listening("00000000:18EB", 700) + listening("0100007F:18EC", 701));
        table = new ProcessTable(host.host(), Clock.systemUTC());
    }

    @Test
    void what_waits_in_a_containers_network_is_told_of_the_process_that_holds_it_and_is_not_public() {
        assertThat(table.sweep().listening().get(201))
                .extracting(ListeningSocket::port, ListeningSocket::contained, ListeningSocket::isPublic)
                .containsExactly(tuple(6379, true, false), tuple(6380, true, false));
        assertThat(table.sweep().listening()).doesNotContainKey(200);
    }

    @Test
    void a_container_in_the_hosts_network_has_no_sockets_of_its_own() {
        host.link("200/ns/net", "net:[1]")
                .write("proc/1/net/tcp", SocketLineTest.HEADING + listening("00000000:18EB", 700));
        assertThat(table.sweep().listening().get(201))
                .extracting(ListeningSocket::contained, ListeningSocket::isPublic)
                .containsExactly(tuple(false, true));
    }

    @Test
    void where_the_networks_cannot_be_told_apart_nothing_is_taken_for_the_containers() {
        host.remove("200/ns/net");
        assertThat(table.sweep().listening()).isEmpty();
    }

    @Test
    void where_the_first_process_may_not_be_looked_into_the_kernels_threads_name_the_hosts_network() {
        host.remove("1/ns/net")
                .stat(2, ProcFixture.stat(2, "kthreadd", 0, 0x0020_8040, 0, 0))
                .link("2/ns/net", "net:[1]");
        assertThat(table.sweep().listening().get(201)).hasSize(2);
    }

    @Test
    void while_nothing_changes_the_very_same_sockets_are_told_and_a_container_that_is_gone_is_forgotten() {
        for (int i = 0; i < 4; i++) {
            table.sweep();
        }
        List<ListeningSocket> before = table.sweep().listening().get(201);
        assertThat(table.sweep().listening().get(201)).isSameAs(before);
        host.remove("200/stat").remove("201/stat");
        assertThat(table.sweep().listening()).isEmpty();
    }

    @Test
    void what_others_open_meanwhile_changes_nothing_of_what_this_one_has() {
        List<ListeningSocket> before = table.sweep().listening().get(201);
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + listening("00000000:0050", 900));
        assertThat(table.sweep().listening().get(201)).isSameAs(before);
    }

    @Test
    void a_server_that_opens_its_port_after_the_start_is_seen_within_sixteen_sweeps() {
        host.write("proc/200/net/tcp", SocketLineTest.HEADING);
        for (int i = 0; i < 5; i++) {
            assertThat(table.sweep().listening()).isEmpty();
        }
        host.write("proc/200/net/tcp", SocketLineTest.HEADING + listening("00000000:18EB", 700));
        ProcessSweep sweep = table.sweep();
        for (int i = 0; i < 15; i++) {
            sweep = table.sweep();
        }
        assertThat(sweep.listening().get(201)).hasSize(1);
    }

    @Test
    void a_container_with_thousands_of_sockets_costs_no_more_than_256() {
        host.write(
                "proc/200/net/tcp",
                SocketLineTest.HEADING
                        + IntStream.rangeClosed(1, 5_000)
                                .mapToObj(inode -> listening("%08X:%04X".formatted(0, 1_024 + inode), 10_000 + inode))
                                .collect(Collectors.joining()));
        host.links(
                201,
                IntStream.rangeClosed(1, 400)
                        .boxed()
                        .collect(Collectors.toMap(fd -> 10 + fd, fd -> "socket:[" + (10_000 + fd) + "]")));
        assertThat(table.sweep().listening().get(201)).hasSize(256);
    }

    private void contained(int pid) {
        host.write("proc/" + pid + "/cgroup", "0::/system.slice/docker-" + ID + ".scope\n");
    }

    private static String listening(String local, long inode) {
        return SocketLineTest.line(local, "00000000:0000", "0A", inode);
    }
}
