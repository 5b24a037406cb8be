package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table against a folder shaped like a host. */
class ProcessTableTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** As of interpreters: of those alone whose file is called so. */
    private static final ProcessInputs.Wanted INPUTS = (executable, _) ->
            executable.endsWith("/python3") ? Optional.of(ProcessInputs.STANDARD_INPUT) : Optional.empty();

    @TempDir
    Path folder;

    private ProcFixture host;
    private ProcessTable table;
    private long nanos;

    @BeforeEach
    void a_host_with_one_process() {
        host = ProcFixture.in(folder).process(100, nginx(50), 33, "/usr/sbin/nginx", "nginx: worker\0\0\0");
        table = new ProcessTable(host.host(), Clock.fixed(NOW, ZoneOffset.UTC), INPUTS, () -> nanos);
    }

    @Test
    void a_sample_tells_everything_of_a_process() {
        ProcessSweep sweep = table.sweep();

        assertThat(sweep.bootId()).isEqualTo(ProcFixture.BOOT_ID);
        assertThat(sweep.takenAt()).isEqualTo(NOW);
        assertThat(sweep.hidden()).isZero();
        ProcessSample nginx = find(sweep, 100).orElseThrow();
        assertThat(nginx.identity()).isEqualTo(new ProcessIdentity(ProcFixture.BOOT_ID, 100, 4050));
        assertThat(nginx.user()).isEqualTo("www-data");
        assertThat(nginx.executable()).contains("/usr/sbin/nginx");
        assertThat(nginx.commandLine()).containsExactly("nginx: worker");
        assertThat(nginx.systemdUnit()).contains("nginx.service");
        assertThat(nginx.startedAt())
                .isEqualTo(Instant.ofEpochSecond(1_700_000_000).plusMillis(40_500));
        assertThat(nginx.residentBytes()).isEqualTo(250 * SystemConstants.PAGE_BYTES);
        assertThat(nginx.memoryPercent()).isEqualTo(100.0 * nginx.residentBytes() / (1024.0 * 1_024_000));
        assertThat(nginx.cpuPercent()).isEmpty();
        assertThat(nginx.threads()).isEqualTo(3);
        assertThat(nginx.session()).isEqualTo(new Session.Terminal(34_816));
        assertThat(table.one(100)).contains(nginx);
    }

    @Test
    void broken_entries_are_passed_over_and_the_others_told() {
        host.stat(101, "101 (cut) S 1 2")
                .stat(102, "")
                .folder("103")
                .folder("104/stat")
                .stat(105, ProcFixture.stat(105, "no-status", 1, 0, 0, 9))
                .folder("1x")
                .folder("99999999999")
                .process(106, ProcFixture.stat(106, "a\u00ffb) S (c", 1, 0, 0, 9), 0, "/bin/x", "x\0")
                .link("self", "100");

        assertThat(table.sweep().processes())
                .extracting(ProcessSample::pid, ProcessSample::comm)
                .containsExactly(tuple(100, "nginx"), tuple(106, "a\ufffdb) S (c"));
        assertThat(table.one(101)).isEmpty();
        assertThat(table.one(103)).isEmpty();
        assertThat(table.one(105)).isEmpty();
    }

    @Test
    void a_process_that_may_not_be_read_is_counted_as_hidden() {
        // A file for writing only, and the one kind whose permissions bind root too.
        host.link("300/stat", "/proc/sys/net/ipv4/route/flush");
        ProcessSweep sweep = table.sweep();
        assertThat(sweep.hidden()).isEqualTo(1);
        assertThat(sweep.processes()).extracting(ProcessSample::pid).containsExactly(100);
        assertThat(table.one(300)).isEmpty();
    }

    @Test
    void a_deleted_program_is_named_without_the_kernels_remark() {
        host.process(7, ProcFixture.stat(7, "x", 1, 0, 0, 9), 0, "/tmp/.x (deleted)", "x\0")
                .process(8, ProcFixture.stat(8, "y", 1, 0, 0, 9), 0, "/memfd:y (deleted)", "y\0");
        ProcessSweep sweep = table.sweep();
        assertThat(find(sweep, 7)).hasValueSatisfying(process -> {
            assertThat(process.executable()).contains("/tmp/.x");
            assertThat(process.executableDeleted()).isTrue();
        });
        assertThat(find(sweep, 8).flatMap(ProcessSample::executable)).contains("/memfd:y");
    }

    @Test
    void a_kernel_thread_is_roots_and_has_no_program() {
        host.stat(2, ProcFixture.stat(2, "kthreadd", 0, 0x0020_8040, 0, 0));
        assertThat(find(table.sweep(), 2))
                .hasValueSatisfying(thread -> assertThat(thread)
                        .returns(true, ProcessSample::kernelThread)
                        .returns("root", ProcessSample::user)
                        .returns(Optional.empty(), ProcessSample::executable));
    }

    @Test
    void the_cpu_share_is_of_the_time_between_two_sweeps() {
        table.sweep();
        host.stat(100, nginx(200));
        nanos += Duration.ofSeconds(3).toNanos();
        assertThat(find(table.sweep(), 100).orElseThrow().cpuPercent()).hasValue(50);
        assertThat(table.one(100).orElseThrow().cpuPercent()).isEmpty();
    }

    @Test
    void a_pid_that_is_another_process_now_starts_from_nothing() {
        table.sweep();
        nanos += Duration.ofSeconds(3).toNanos();
        host.process(100, ProcFixture.stat(100, "nginx", 1, 0x40, 900, 9999), 0, "/usr/bin/other", "other\0");
        ProcessSample other = find(table.sweep(), 100).orElseThrow();
        assertThat(other.identity().startTicks()).isEqualTo(9999);
        assertThat(other.cpuPercent()).isEmpty();
        assertThat(other.executable()).contains("/usr/bin/other");
        assertThat(other.uid()).isZero();
    }

    @Test
    void a_process_that_executes_another_program_under_its_old_name_is_read_again() {
        table.sweep();
        table.sweep();
        host.process(100, ProcFixture.stat(100, "nginx", 1, 0x40, 50, 4050, 7), 33, "/tmp/nginx", "nginx\0");
        assertThat(find(table.sweep(), 100).flatMap(ProcessSample::executable)).contains("/tmp/nginx");
    }

    @Test
    void a_change_of_owner_is_seen_after_sixteen_sweeps_at_the_latest_and_by_one_at_once() {
        table.sweep();
        table.sweep();
        host.write("proc/100/status", "Uid:\t1000\t1000\t1000\t1000\n");
        assertThat(table.one(100).orElseThrow().uid()).isEqualTo(1000);
        ProcessSweep sweep = table.sweep();
        for (int i = 0; i < 15; i++) {
            sweep = table.sweep();
        }
        assertThat(find(sweep, 100).orElseThrow().uid()).isEqualTo(1000);
    }

    @Test
    void where_a_program_began_is_told_of_those_that_are_asked_for_and_stays_though_it_moves() {
        host.process(300, python(5), 33, "/usr/bin/python3", "python3\0a.py\0")
                .link("300/cwd", "/tmp/.hidden (deleted)")
                .link("300/fd/0", "/dev/null")
                .link("100/cwd", "/var/www");
        ProcessSweep sweep = table.sweep();
        assertThat(find(sweep, 100).orElseThrow().inputs()).isEqualTo(ProcessInputs.UNREAD);
        assertThat(find(sweep, 300).orElseThrow().inputs())
                .isEqualTo(new ProcessInputs(Optional.of("/tmp/.hidden"), Optional.of("/dev/null")));
        host.link("300/cwd", "/");
        assertThat(find(table.sweep(), 300).orElseThrow().inputs().workingFolder())
                .contains("/tmp/.hidden");
        host.process(300, python(6), 33, "/usr/bin/python3", "python3\0b.py\0");
        assertThat(find(table.sweep(), 300).orElseThrow().inputs().workingFolder())
                .contains("/");
        assertThat(table.one(300).orElseThrow().inputs().workingFolder()).contains("/");
    }

    private static String python(long stack) {
        return ProcFixture.stat(300, "python3", 1, 0x40, 50, 4050, stack);
    }

    /** The host's passwd file is not a container's: its names would be of somebody else. */
    @Test
    void a_user_of_a_container_is_a_number_and_root_is_root() {
        host.write("proc/100/cgroup", "0::/system.slice/docker-" + "c".repeat(64) + ".scope\n");
        host.write("proc/100/status", "Name:\tbash\nUid:\t33\t33\t33\t33\nGid:\t33\t33\t33\t33\n");
        assertThat(find(table.sweep(), 100).orElseThrow().user()).isEqualTo("33");
        assertThat(table.one(100).orElseThrow().realUser()).isEqualTo("33");
        host.write("proc/100/status", "Name:\tbash\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\n");
        assertThat(table.one(100).orElseThrow().user()).isEqualTo("root");
    }

    @Test
    void the_effective_user_counts_and_the_real_one_stands_beside() {
        host.write("proc/100/status", "Name:\tbash\nUid:\t33\t0\t0\t0\nGid:\t33\t33\t33\t33\n");
        ProcessSample raised = find(table.sweep(), 100).orElseThrow();
        assertThat(raised.uid()).isZero();
        assertThat(raised.user()).isEqualTo("root");
        assertThat(raised.realUid()).isEqualTo(33);
        assertThat(raised.realUser()).isEqualTo("www-data");
        assertThat(raised.actsForAnother()).isTrue();
    }

    @Test
    void a_status_that_is_cut_short_names_nobody_or_the_real_user_alone() {
        host.write("proc/100/status", "Name:\tbash\n");
        assertThat(find(table.sweep(), 100).orElseThrow().uid()).isEqualTo(-1);
        host.write("proc/100/status", "Uid:\t33");
        assertThat(table.one(100).orElseThrow()).returns(33, ProcessSample::uid).returns(33, ProcessSample::realUid);
    }

    @Test
    void a_process_that_vanished_is_left_out() {
        table.sweep();
        host.remove("100/stat");
        assertThat(table.sweep().processes()).isEmpty();
        assertThat(table.one(100)).isEmpty();
    }

    @Test
    void everyone_who_holds_a_socket_listens_on_its_port() {
        host.write(
                        "proc/1/net/tcp",
                        SocketLineTest.HEADING + tcp("00000000:0050", "0A", 555) + tcp("0100007F:0051", "01", 9))
                .write("proc/1/net/udp", SocketLineTest.HEADING + tcp("00000000:0035", "07", 556))
                .process(200, ProcFixture.stat(200, "worker", 100, 0, 0, 5000), 33, "/usr/sbin/nginx", "nginx\0")
                .links(100, Map.of(0, "anon_inode:[eventpoll]", 5, "socket:[555]", 6, "socket:[9]"))
                .links(200, Map.of(5, "socket:[555]", 7, "socket:[556]", 8, "pipe:[555]", 9, "socket:[x]"));

        Map<Integer, List<ListeningSocket>> listening = table.sweep().listening();

        assertThat(listening.get(100)).extracting(ListeningSocket::port).containsExactly(80);
        assertThat(listening.get(200)).extracting(ListeningSocket::port).containsExactlyInAnyOrder(80, 53);
        assertThat(table.sweepWithoutSockets().listening()).isEmpty();
    }

    @Test
    void a_socket_that_appears_later_finds_its_process_at_once_and_a_closed_one_is_forgotten() {
        table.sweep();
        table.sweep();
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + tcp("00000000:0050", "0A", 555))
                .links(100, Map.of(5, "socket:[555]"));
        assertThat(table.sweep().listening()).containsOnlyKeys(100);
        host.write("proc/1/net/tcp", SocketLineTest.HEADING);
        assertThat(table.sweep().listening()).isEmpty();
    }

    @Test
    void a_worker_that_inherits_a_socket_is_found_also_when_it_was_first_seen_without_sockets() {
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + tcp("00000000:0050", "0A", 555))
                .links(100, Map.of(5, "socket:[555]"));
        table.sweep();
        host.process(201, ProcFixture.stat(201, "worker", 100, 0, 0, 5000), 33, "/usr/sbin/nginx", "nginx\0")
                .links(201, Map.of(5, "socket:[555]"));
        table.sweepWithoutSockets();
        table.sweepWithoutSockets();
        assertThat(table.sweep().listening()).containsOnlyKeys(100, 201);
    }

    @Test
    void a_socket_whose_known_holder_ended_is_looked_for_again() {
        host.write("proc/1/net/tcp", SocketLineTest.HEADING + tcp("00000000:0050", "0A", 555))
                .links(100, Map.of(5, "socket:[555]"))
                .process(201, ProcFixture.stat(201, "other", 1, 0, 0, 5000), 33, "/usr/sbin/other", "other\0");
        table.sweep();
        table.sweep();
        host.links(201, Map.of(9, "socket:[555]")).remove("100/stat");
        assertThat(table.sweep().listening()).containsOnlyKeys(201);
    }

    @Test
    void without_inits_network_the_readers_own_is_read() {
        host.remove("1/net/tcp")
                .write("proc/self/net/tcp", SocketLineTest.HEADING + tcp("00000000:0050", "0A", 555))
                .links(100, Map.of(5, "socket:[555]"));
        ProcessTable ownNetwork = new ProcessTable(host.host(), Clock.fixed(NOW, ZoneOffset.UTC), INPUTS, () -> nanos);
        assertThat(ownNetwork.sweep().listening()).containsOnlyKeys(100);
    }

    private static String nginx(long userTicks) {
        return ProcFixture.stat(100, "nginx", 1, 0x40, userTicks, 4050);
    }

    private static String tcp(String local, String state, long inode) {
        return SocketLineTest.line(local, "00000000:0000", state, inode);
    }

    private static Optional<ProcessSample> find(ProcessSweep sweep, int pid) {
        return sweep.processes().stream()
                .filter(process -> process.pid() == pid)
                .findFirst();
    }
}
