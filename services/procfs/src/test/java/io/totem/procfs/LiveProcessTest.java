package io.totem.procfs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.totem.procfs.ListeningSocket.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table against the machine the test runs on. */
class LiveProcessTest {

    private static final int SELF = (int) ProcessHandle.current().pid();

    private final ProcessTable table = new ProcessTable(HostRoot.local(), Clock.systemUTC());

    @Test
    void a_sweep_finds_this_jvm_with_its_program_owner_and_parent() {
        ProcessSample self = find(table.sweep(), SELF).orElseThrow();

        ProcessHandle handle = ProcessHandle.current();
        assertThat(self.executable()).contains(handle.info().command().orElseThrow());
        assertThat(self.executableDeleted()).isFalse();
        assertThat(self.user()).isEqualTo(handle.info().user().orElseThrow());
        assertThat(self.parentPid())
                .isEqualTo((int) handle.parent().orElseThrow().pid());
        assertThat(self.commandLine().getFirst()).contains("java");
        assertThat(Duration.between(
                                self.startedAt(), handle.info().startInstant().orElseThrow())
                        .abs())
                .isLessThan(Duration.ofSeconds(2));
        assertThat(self.residentBytes()).isGreaterThan(10_000_000);
        assertThat(self.memoryPercent()).isBetween(0.0, 100.0);
        assertThat(self.threads()).isGreaterThan(5);
        assertThat(self.kernelThread()).isFalse();
    }

    /** As runc starts itself in a container. */
    @Test
    void what_runs_its_parents_file_from_a_mount_that_lies_nowhere_has_that_files_path() throws Exception {
        Process parent = new ProcessBuilder("/usr/bin/python3", "-c", """
                import ctypes, os
                libc = ctypes.CDLL(None, use_errno=True)
                open_tree, here, clone = 428, -100, 1
                if os.fork() == 0:
                    file = libc.syscall(open_tree, here, os.path.realpath('/proc/self/exe').encode(), clone)
                    if file < 0: print(os.strerror(ctypes.get_errno()), flush=True)
                    os.set_inheritable(file, True)
                    os.execv(f'/proc/self/fd/{file}', ['python3', '-c', 'print("ready", flush=True); input()'])
                os.wait()
                """)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = parent.inputReader()) {
            String said = output.readLine();
            assumeTrue(!said.contains("not permitted"), "only root makes mounts");
            assertThat(said).isEqualTo("ready");
            int child = (int) parent.children().findFirst().orElseThrow().pid();
            assertThat(Files.readSymbolicLink(Path.of("/proc/" + child + "/exe")))
                    .hasToString("/");
            assertThat(find(table.sweep(), child).orElseThrow().executable())
                    .isEqualTo(find(table.sweep(), (int) parent.pid())
                            .orElseThrow()
                            .executable());
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    @Test
    void a_sweep_joins_a_listening_port_to_its_process_and_forgets_it_when_closed() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        int port;
        table.sweep();
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                DatagramSocket datagrams = new DatagramSocket(0)) {
            port = server.getLocalPort();
            List<ListeningSocket> held = table.sweep().listening().get(SELF);
            assertThat(held).anySatisfy(socket -> {
                assertThat(socket.protocol()).isEqualTo(Protocol.TCP);
                assertThat(socket.port()).isEqualTo(server.getLocalPort());
                assertThat(socket.address()).isEqualTo(loopback);
                assertThat(socket.isPublic()).isFalse();
            });
            // A client's UDP port is looked for only when the process' turn comes.
            assertThat(new ProcessTable(HostRoot.local(), Clock.systemUTC())
                            .sweep()
                            .listening()
                            .get(SELF))
                    .anySatisfy(socket -> assertThat(socket)
                            .returns(Protocol.UDP, ListeningSocket::protocol)
                            .returns(datagrams.getLocalPort(), ListeningSocket::port)
                            .returns(true, ListeningSocket::isPublic));
        }
        assertThat(table.sweep().listening().getOrDefault(SELF, List.of()))
                .noneMatch(socket -> socket.protocol() == Protocol.TCP && socket.port() == port);
    }

    @Test
    void a_child_is_seen_with_its_arguments_and_gone_after_its_end() throws IOException, InterruptedException {
        table.sweep();
        Process child = new ProcessBuilder("sleep", "600").start();
        try {
            int pid = (int) child.pid();
            ProcessSample seen = find(table.sweep(), pid).orElseThrow();
            assertThat(seen.parentPid()).isEqualTo(SELF);
            assertThat(find(table.sweep(), pid).orElseThrow().commandLine()).containsExactly("sleep", "600");
            assertThat(table.one(pid).orElseThrow().identity()).isEqualTo(seen.identity());
            assertThat(table.one(pid).orElseThrow().executable())
                    .map(Path::of)
                    .hasValueSatisfying(path -> assertThat(path).isAbsolute());
            child.destroyForcibly().waitFor();
            assertThat(find(table.sweep(), pid)).isEmpty();
            assertThat(table.one(pid)).isEmpty();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(5, SECONDS)).isTrue();
    }

    @Test
    void a_real_set_user_id_program_has_its_owners_rights_and_the_user_who_started_it(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeTrue(self().uid() == 0, "only root makes one");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path program = Files.copy(Path.of("/usr/bin/sleep").toRealPath(), folder.resolve("wait"));
        Files.setAttribute(program, "unix:mode", 04755);
        Process child = new ProcessBuilder(
                        "setpriv", "--reuid=1002", "--regid=1002", "--clear-groups", program + "", "60")
                .start();
        try {
            ProcessSample seen = table.one((int) child.pid()).orElseThrow();
            while (seen.executable().filter(program.toString()::equals).isEmpty()) {
                assertThat(child.isAlive()).isTrue();
                Thread.onSpinWait();
                seen = table.one((int) child.pid()).orElseThrow();
            }
            assertThat(seen.uid()).isZero();
            assertThat(seen.realUid()).isEqualTo(1002);
            assertThat(seen.actsForAnother()).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private ProcessSample self() {
        return find(table.sweep(), SELF).orElseThrow();
    }

    @Test
    void processes_that_come_and_go_while_they_are_read_disturb_nothing() throws IOException, InterruptedException {
        List<Process> children = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            children.add(new ProcessBuilder("true").start());
            assertThat(table.sweep().processes())
                    .allSatisfy(process -> assertThat(process.uid()).isNotNegative())
                    .extracting(ProcessSample::pid)
                    .contains(SELF)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        for (Process child : children) {
            child.waitFor();
        }
    }

    @Test
    void several_threads_sweep_and_read_at_once() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> found = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                found.add(threads.submit(() -> find(table.sweep(), SELF).isPresent()));
                found.add(threads.submit(() -> table.one(SELF).isPresent()));
            }
            for (Future<Boolean> one : found) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    private static Optional<ProcessSample> find(ProcessSweep sweep, int pid) {
        return sweep.processes().stream()
                .filter(process -> process.pid() == pid)
                .findFirst();
    }
}
