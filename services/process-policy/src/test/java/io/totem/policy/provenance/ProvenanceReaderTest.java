package io.totem.policy.provenance;

import static io.totem.policy.testing.SampleBuilder.kernel;
import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep gets what is known and never waits. */
class ProvenanceReaderTest {

    private static final int PID = 77;

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void at_first_nothing_is_known_and_soon_after_it_is() {
        MadeUpHost host = new MadeUpHost(folder)
                .debian()
                .dpkg("demo", "1", "Shows", "/usr/bin/demo")
                .running(PID, "/usr/bin/demo");
        ProvenanceReader reader = reader(host);
        ProcessSample demo = program("/usr/bin/demo").pid(PID).build();
        assertThat(sweep(reader, demo)).containsExactly(Provenance.UNKNOWN);
        await().until(reader::idle);
        List<Provenance> known = sweep(reader, demo);
        assertThat(known.getFirst().program().orElseThrow().state()).isEqualTo(State.UNCHANGED);
        assertThat(sweep(reader, demo).getFirst()).isSameAs(known.getFirst());
    }

    @Test
    void a_process_that_runs_another_program_is_looked_at_anew() {
        MadeUpHost host = new MadeUpHost(folder)
                .debian()
                .dpkg("demo", "1", "Shows", "/usr/bin/demo")
                .running(PID, "/usr/bin/demo");
        ProvenanceReader reader = reader(host);
        sweep(reader, program("/usr/bin/demo").pid(PID).build());
        await().until(reader::idle);
        assertThat(sweep(reader, program("/usr/bin/other").pid(PID).build())).containsExactly(Provenance.UNKNOWN);
    }

    @Test
    void an_update_of_the_packages_is_noticed_while_sweeps_go_on() {
        MadeUpHost host =
                new MadeUpHost(folder).debian().file("/usr/bin/demo", "demo").running(PID, "/usr/bin/demo");
        ProvenanceReader reader = reader(host);
        ProcessSample demo = program("/usr/bin/demo").pid(PID).build();
        sweep(reader, demo);
        await().until(reader::idle);
        assertThat(stateOf(sweep(reader, demo))).isEqualTo(State.UNPACKAGED);
        host.dpkg("demo", "1", "Shows", "/usr/bin/demo");
        await().until(() -> {
            nanos.addAndGet(Duration.ofSeconds(16).toNanos());
            State state = stateOf(sweep(reader, demo));
            await().until(reader::idle);
            return state == State.UNCHANGED;
        });
    }

    @Test
    void the_kernels_threads_and_what_runs_in_containers_are_not_looked_at() {
        ProvenanceReader reader = reader(new MadeUpHost(folder).debian());
        assertThat(sweep(
                        reader,
                        kernel("kworker/0:1").pid(2).build(),
                        program("/usr/bin/env").pid(3).container("c".repeat(64)).build(),
                        program("/usr/bin/env").pid(4).executableUnreadable().build()))
                .containsOnly(Provenance.UNKNOWN);
        await().until(reader::idle);
    }

    @Test
    void a_task_that_hangs_holds_one_thread_and_the_others_go_on() throws InterruptedException {
        Background background = new Background(new Pace(0, System::nanoTime), nanos::get);
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        CountDownLatch began = new CountDownLatch(1);
        background.submit(() -> {
            began.countDown();
            try {
                hangs.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        began.await();
        background.submit(goesOn::countDown);
        assertThat(goesOn.getCount()).isEqualTo(1);
        nanos.addAndGet(Duration.ofMinutes(3).toNanos());
        background.submit(() -> {});
        goesOn.await();
        hangs.countDown();
    }

    @Test
    void a_task_that_fails_does_not_end_the_work() throws InterruptedException {
        Background background = new Background(new Pace(0, System::nanoTime), nanos::get);
        CountDownLatch goesOn = new CountDownLatch(1);
        background.submit(() -> {
            throw new IllegalStateException("for the test");
        });
        background.submit(goesOn::countDown);
        goesOn.await();
    }

    private ProvenanceReader reader(MadeUpHost host) {
        return new ProvenanceReader(host.host(), Clock.offset(Clock.systemUTC(), Duration.ofHours(1)), nanos::get, 0);
    }

    private static State stateOf(List<Provenance> found) {
        return found.getFirst().program().map(FileOrigin::state).orElse(State.UNKNOWN);
    }

    private static List<Provenance> sweep(ProvenanceReader reader, ProcessSample... processes) {
        ProcessSweep sweep = new ProcessSweep(SampleBuilder.BOOT, Instant.EPOCH, List.of(processes), Map.of(), 0);
        List<Provenance> found = new ArrayList<>();
        sweep.processes().forEach(process -> found.add(reader.read(process, sweep)));
        return found;
    }
}
