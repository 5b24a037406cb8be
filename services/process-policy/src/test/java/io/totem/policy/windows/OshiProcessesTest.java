package io.totem.policy.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.totem.policy.testing.People;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.Session;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OSHI reads alike on every system, of the real processes of this machine. */
class OshiProcessesTest {

    private static final int OWN_PID = Math.toIntExact(ProcessHandle.current().pid());

    private final OshiProcesses processes =
            new OshiProcesses(new oshi.nativefree.SystemInfo(), pid -> 3, Clock.systemUTC());
    private final People people = new People();

    @AfterEach
    void end_what_was_started() throws InterruptedException {
        people.close();
    }

    @Test
    void a_process_is_told_with_its_name_path_parent_start_memory_and_threads() {
        ProcessHandle own = ProcessHandle.current();
        ProcessSample process = sampleOf(processes.sweep(), OWN_PID).orElseThrow();
        assertThat(process.executable()).contains(own.info().command().orElseThrow());
        assertThat(process.comm()).isEqualTo("java");
        assertThat(process.parentPid())
                .isEqualTo((int) own.parent().orElseThrow().pid());
        assertThat(process.startedAt())
                .isCloseTo(own.info().startInstant().orElseThrow(), within(2, ChronoUnit.SECONDS));
        assertThat(process.identity().startTicks())
                .isEqualTo(process.startedAt().toEpochMilli());
        assertThat(process.residentBytes()).isBetween(10L << 20, 8L << 30);
        assertThat(process.memoryPercent()).isBetween(0.01, 100.0);
        assertThat(process.threads()).isGreaterThan(5);
        assertThat(process.commandLine()).isNotEmpty();
        assertThat(process.session()).isInstanceOf(Session.Windows.class);
        assertThat(process.kernelThread()).isFalse();
    }

    @Test
    void one_process_alone_has_the_identity_it_has_in_a_sweep() {
        Process sleep = people.start("sleep", "600");
        int pid = (int) sleep.pid();
        ProcessSample sweepCompleted = await().until(() -> sampleOf(processes.sweep(), pid), Optional::isPresent)
                .orElseThrow();
        assertThat(processes.one(pid).orElseThrow().identity()).isEqualTo(sweepCompleted.identity());
    }

    @Test
    void what_vanished_is_in_no_sweep_and_cannot_be_read() throws Exception {
        Process sleep = people.start("sleep", "600");
        int pid = (int) sleep.pid();
        await().until(() -> sampleOf(processes.sweep(), pid).isPresent());
        sleep.destroyForcibly().waitFor();
        assertThat(sampleOf(processes.sweep(), pid)).isEmpty();
        assertThat(processes.one(pid)).isEmpty();
    }

    @Test
    void the_cpu_share_is_told_from_the_second_sight_on() {
        assertThat(sampleOf(processes.sweep(), OWN_PID).orElseThrow().cpuPercent())
                .isEmpty();
        await().until(() -> {
            long busy = 0;
            for (int i = 0; i < 1_000_000; i++) {
                busy += i;
            }
            return busy > 0
                    && sampleOf(processes.sweep(), OWN_PID)
                                    .orElseThrow()
                                    .cpuPercent()
                                    .orElse(0)
                            > 0;
        });
    }

    @Test
    void a_listening_socket_stands_with_the_process_that_waits_on_it() throws IOException {
        try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DatagramSocket udp = new DatagramSocket()) {
            List<ListeningSocket> own = processes.sweep().listening().get(OWN_PID);
            assertThat(own).anySatisfy(socket -> {
                assertThat(socket.protocol()).isEqualTo(Protocol.TCP);
                assertThat(socket.port()).isEqualTo(tcp.getLocalPort());
                assertThat(socket.isPublic()).isFalse();
            });
            assertThat(own).anySatisfy(socket -> {
                assertThat(socket.protocol()).isEqualTo(Protocol.UDP);
                assertThat(socket.port()).isEqualTo(udp.getLocalPort());
                assertThat(socket.isPublic()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "S-1-5-18,0",
        "S-1-5-19,19",
        "S-1-5-21-3623811015-3361044348-30300820-500,0",
        "S-1-5-21-3623811015-3361044348-30300820-1013,1013",
        "S-1-12-1-1-2-3-4294967295,-1",
        "'',-1",
        "nonsense,-1"
    })
    void an_account_has_a_number_and_who_may_do_everything_has_0(String account, int uid) {
        assertThat(OshiOwner.uid(account)).isEqualTo(uid);
    }

    private static Optional<ProcessSample> sampleOf(ProcessSweep sweep, int pid) {
        return sweep.processes().stream()
                .filter(process -> process.pid() == pid)
                .findFirst();
    }
}
