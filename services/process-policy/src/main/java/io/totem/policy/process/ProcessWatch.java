package io.totem.policy.process;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.totem.policy.container.Containers;
import io.totem.policy.termination.HostFacts;
import io.totem.policy.termination.HostFactsReader;
import io.totem.policy.termination.PolicyLookup;
import io.totem.policy.termination.ProcessLookup;
import io.totem.policy.verdict.Assessment;
import io.totem.policy.verdict.Assessor;
import io.totem.procfs.HostProcesses;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** One sweep of the host's processes serves everybody: every few seconds while somebody looks, else once a minute. */
@Singleton
class ProcessWatch implements ProcessLookup {

    private static final Logger LOG = Logger.getLogger(ProcessWatch.class);

    private final ProcessConfig config;
    private final Clock clock;
    private final HostProcesses table;
    private final Assessor assessor;
    private final Containers containers;
    private final HostFactsReader hostFacts;
    private final PolicyLookup policies;
    private final Event<SweepCompleted> sweepCompleted;
    private final RecentlyEnded ended = new RecentlyEnded();
    private final ReentrantLock sweeping = new ReentrantLock();
    private volatile Optional<ProcessSnapshot> newest = Optional.empty();
    private volatile Instant lastAsked = Instant.MIN;
    private volatile boolean outdated;
    private volatile boolean stopped;

    ProcessWatch(
            ProcessConfig config,
            HostProcesses table,
            Clock clock,
            Assessor assessor,
            Containers containers,
            HostFactsReader hostFacts,
            PolicyLookup policies,
            Event<SweepCompleted> sweepCompleted) {
        this.config = config;
        this.clock = clock;
        this.table = table;
        this.assessor = assessor;
        this.containers = containers;
        this.hostFacts = hostFacts;
        this.policies = policies;
        this.sweepCompleted = sweepCompleted;
    }

    /** What is on the host, at most as old as the configuration allows; swept now when it is older. */
    ProcessSnapshot snapshot() {
        lastAsked = clock.instant();
        return newest.filter(this::isFresh).orElseGet(this::sweepUnlessFresh);
    }

    @Scheduled(
            identity = "process-sweep",
            every = "${totem.policy.process.fresh-for:3s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (stopped) {
            return;
        }
        try {
            Instant now = clock.instant();
            boolean watched = lastAsked.isAfter(now.minus(config.watchedFor()));
            if (watched || age(now).compareTo(config.idleEvery()) >= 0) {
                sweep();
            }
        } catch (RuntimeException failure) {
            LOG.error("the sweep of the processes failed; the next one follows", failure);
        }
    }

    /** Before anything else stops: whoever hears of a sweep is still there when the last one ends. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopped = true;
        sweeping.lock();
        sweeping.unlock();
    }

    @Override
    public Optional<ProcessSample> now(int pid) {
        return table.one(pid);
    }

    @Override
    public Optional<ProcessSample> recently(ProcessIdentity identity) {
        return newest.flatMap(snapshot -> snapshot.find(identity))
                .map(ProcessView::sample)
                .or(() -> ended.find(identity, clock.instant()));
    }

    @Override
    public HostFacts host() {
        return snapshot().host();
    }

    @Override
    public void changed() {
        outdated = true;
    }

    private boolean isFresh(ProcessSnapshot snapshot) {
        return !outdated
                && Duration.between(snapshot.takenAt(), clock.instant()).compareTo(config.freshFor()) < 0;
    }

    private Duration age(Instant now) {
        return newest.map(snapshot -> Duration.between(snapshot.takenAt(), now)).orElse(config.idleEvery());
    }

    /** Whoever waited for another's sweep takes that one. */
    private ProcessSnapshot sweepUnlessFresh() {
        sweeping.lock();
        try {
            Optional<ProcessSnapshot> meanwhile = newest.filter(this::isFresh);
            return meanwhile.isPresent() ? meanwhile.get() : sweep();
        } finally {
            sweeping.unlock();
        }
    }

    /** Since the beginning of the first interval without any of its CPU time. */
    private Optional<Instant> idleSince(ProcessSample sample) {
        if (newest.isEmpty() || sample.cpuPercent().orElse(1) > 0) {
            return Optional.empty();
        }
        ProcessSnapshot before = newest.get();
        Optional<Instant> since = before.idleSince(sample.identity());
        return since.isPresent() ? since : Optional.of(before.takenAt());
    }

    private ProcessSnapshot sweep() {
        sweeping.lock();
        try {
            outdated = false;
            ProcessSweep sweep = table.sweep();
            Map<ProcessIdentity, Assessment> assessments = assessor.assess(sweep);
            List<ProcessView> processes = sweep.processes().stream()
                    .map(sample -> new ProcessView(
                            sample,
                            sweep.listening().getOrDefault(sample.pid(), List.of()),
                            assessments.get(sample.identity()),
                            sample.containerId().map(containers::find),
                            idleSince(sample)))
                    .toList();
            ProcessSnapshot snapshot = new ProcessSnapshot(
                    sweep.takenAt(),
                    sweep.hidden(),
                    sweep.othersHidden(),
                    processes,
                    sweep.unowned(),
                    hostFacts.read(sweep),
                    policies);
            newest.ifPresent(before -> ended.note(before, snapshot));
            newest = Optional.of(snapshot);
            if (!stopped) {
                sweepCompleted.fire(new SweepCompleted(snapshot.takenAt(), snapshot.processes()));
            }
            return snapshot;
        } finally {
            sweeping.unlock();
        }
    }
}
