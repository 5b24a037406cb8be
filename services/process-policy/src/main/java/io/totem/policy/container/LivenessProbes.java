package io.totem.policy.container;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks the stack's services at short intervals whether they live. The engine's own health checks start a process in the
 * container each time, which costs a hundred times as much, so they are rare.
 */
@Singleton
public class LivenessProbes {

    /** One lost answer is no verdict: a machine may be busy for a moment. */
    private static final int FAILURES = 2;

    private static final Duration LONGEST_ROUND = Duration.ofSeconds(4);

    private final List<LivenessProbe> probes;
    private final Map<String, Probe> last = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("liveness-probe").factory());

    LivenessProbes(ContainerConfig config, @All List<LivenessProbe> others) {
        this.probes = config.project().isEmpty()
                ? List.of()
                : Stream.concat(config.probes().orElse(List.of()).stream().map(ProbeSetting::parse), others.stream())
                        .toList();
    }

    @Scheduled(
            identity = "liveness-probes",
            every = "${totem.policy.container.probe-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() throws InterruptedException {
        if (!threads.isShutdown()) {
            threads.invokeAll(
                    probes.stream().map(this::asking).toList(), LONGEST_ROUND.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    /** What is known of the container by its service's last answers; else what the engine knows. */
    ContainerStatus judged(ContainerStatus container) {
        return Optional.of(container)
                .filter(running -> running.state().equals("running"))
                .flatMap(ContainerStatus::service)
                .map(last::get)
                .filter(heard -> heard.failures() == 0 || heard.failures() >= FAILURES)
                .map(container::withHealth)
                .orElse(container);
    }

    private Callable<Void> asking(LivenessProbe probe) {
        return () -> {
            Optional<LivenessProbe.Liveness> heard = probe.ask();
            last.compute(
                    probe.service(),
                    (_, before) -> heard.map(now -> counted(now, before)).orElse(null));
            return null;
        };
    }

    private static Probe counted(LivenessProbe.Liveness now, Probe before) {
        return now.trouble()
                .map(_ -> new Probe("unhealthy", before == null ? 1 : before.failures() + 1, now.trouble()))
                .orElseGet(() -> new Probe("healthy", 0, Optional.empty()));
    }
}
