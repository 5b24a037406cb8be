package io.totem.policy.process;

import static io.totem.policy.testing.SampleBuilder.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.totem.platform.testing.LogLines;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.container.Container;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.supervisor.UnitFiles;
import io.totem.policy.termination.HostFactsReader;
import io.totem.policy.termination.PolicyLookup;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.HostProcesses;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a service comes at any moment, in the middle of a sweep, too. */
class ProcessWatchTest {

    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private Instant now = Instant.EPOCH;
    private List<ProcessSample> processes = List.of();
    private final LogLines log = new LogLines(ProcessWatch.class);
    private final ProcessWatch watch = watch();

    @AfterEach
    void close_the_log() {
        log.close();
    }

    @Test
    void who_stops_the_service_waits_for_the_sweep_that_is_under_way() throws InterruptedException {
        Thread sweep = Thread.ofPlatform().start(watch::tick);
        await().until(() -> happened.contains("sweep"));
        Thread stop = Thread.ofPlatform().start(() -> {
            watch.stop(new ShutdownEvent());
            happened.add("stopped");
        });
        await().until(() -> stop.getState() == Thread.State.WAITING);
        mayGoOn.countDown();
        sweep.join();
        stop.join();
        assertThat(happened).containsExactly("sweep", "stopped");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void once_stopped_nothing_is_swept_and_nothing_told() {
        mayGoOn.countDown();
        watch.tick();
        assertThat(happened).containsExactly("sweep", "told");
        watch.stop(new ShutdownEvent());
        watch.tick();
        watch.changed();
        assertThat(watch.snapshot().processes()).isEmpty();
        assertThat(happened).containsExactly("sweep", "told", "sweep");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void a_process_is_idle_since_the_first_interval_in_which_it_used_no_cpu_until_it_works_again() {
        mayGoOn.countDown();
        assertThat(idleAfter(0, sleep())).isEmpty();
        assertThat(idleAfter(10, sleep().cpuPercent(0))).contains(Instant.ofEpochSecond(0));
        assertThat(idleAfter(20, sleep().cpuPercent(0))).contains(Instant.ofEpochSecond(0));
        assertThat(idleAfter(30, sleep().cpuPercent(0.1))).isEmpty();
        assertThat(idleAfter(40, sleep().cpuPercent(0))).contains(Instant.ofEpochSecond(30));
        assertThat(idleAfter(50, sleep().startTicks(7).cpuPercent(0))).contains(Instant.ofEpochSecond(40));
    }

    private Optional<Instant> idleAfter(int seconds, SampleBuilder process) {
        now = Instant.ofEpochSecond(seconds);
        processes = List.of(process.build());
        watch.changed();
        return watch.snapshot().processes().getFirst().idleSince();
    }

    private ProcessWatch watch() {
        Dictionary dictionary = Dictionary.of();
        ExecutableLocations places = new ExecutableLocations(List.of("/usr"), FileAccesses.UNREAD);
        return new ProcessWatch(
                new Settings(),
                new Host(),
                Clock.systemUTC(),
                new Assessor(
                        new Explainer(dictionary),
                        places,
                        FactsReader.NOTHING,
                        new Warnings(KnownPorts.read(), 20),
                        VerdictMode.GRADED,
                        _ -> Optional.empty()),
                Container::unread,
                new HostFactsReader(
                        HostRoot.local(),
                        Container::unread,
                        new UnitFiles(HostRoot.local().root(), Clock.systemUTC())),
                new PolicyLookup(dictionary, places),
                new Told());
    }

    /** An empty one, which a test can hold up. */
    private final class Host implements HostProcesses {

        @Override
        public ProcessSweep sweep() {
            happened.add("sweep");
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new ProcessSweep("b", now, processes, Map.of(), 0);
        }

        @Override
        public Optional<ProcessSample> one(int pid) {
            return Optional.empty();
        }
    }

    private final class Told implements Event<SweepCompleted> {

        @Override
        public void fire(SweepCompleted sweep) {
            happened.add("told");
        }

        @Override
        public <U extends SweepCompleted> CompletionStage<U> fireAsync(U sweep) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends SweepCompleted> CompletionStage<U> fireAsync(U sweep, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<SweepCompleted> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends SweepCompleted> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends SweepCompleted> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Settings implements ProcessConfig {

        @Override
        public Path dockerRoot() {
            return Path.of("/var/lib/docker");
        }

        @Override
        public Duration freshFor() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration watchedFor() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration idleEvery() {
            return Duration.ZERO;
        }

        @Override
        public VerdictMode verdict() {
            return VerdictMode.GRADED;
        }

        @Override
        public int highMemoryPercent() {
            return 20;
        }

        @Override
        public List<String> standardPaths() {
            return List.of("/usr");
        }
    }
}
