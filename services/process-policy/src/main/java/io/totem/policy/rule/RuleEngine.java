package io.totem.policy.rule;

import static io.totem.policy.Messages.text;

import io.quarkus.runtime.ShutdownEvent;
import io.totem.api.processes.TerminationReport;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleEvent;
import io.totem.api.text.LocalizedText;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.process.ProcessView;
import io.totem.policy.process.SweepCompleted;
import io.totem.policy.store.ManagedCollection;
import io.totem.policy.termination.Expectation;
import io.totem.policy.termination.TerminationRequest;
import io.totem.policy.termination.Terminations;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Lets the rules look at every sweep. What they decide is done on a thread of its own, one after the other: an ending takes
 * seconds, and the next sweep must not wait for it. It ends processes as a person's click does, and no other way.
 */
@Singleton
public class RuleEngine implements ManagedCollection {

    private static final Logger LOG = Logger.getLogger(RuleEngine.class);

    private final RuleStore store;
    private final Terminations terminations;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Executor executor;
    private final Map<String, RuleTracker> trackers = new HashMap<>();
    private volatile List<Rule> rules = List.of();

    @Inject
    RuleEngine(RuleStore store, Terminations terminations, Clock clock) {
        this(
                store,
                terminations,
                clock,
                System::nanoTime,
                Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name("rules").factory()));
    }

    /** With a stopwatch and an executor of a test's own. */
    RuleEngine(RuleStore store, Terminations terminations, Clock clock, LongSupplier nanoTime, Executor executor) {
        this.store = store;
        this.terminations = terminations;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.executor = executor;
    }

    void stop(@Observes ShutdownEvent event) {
        if (executor instanceof ExecutorService service) {
            service.shutdownNow();
        }
    }

    /** A changed rule starts counting anew. */
    @Override
    public synchronized void refresh() {
        List<Rule> read = store.all().stream().filter(Rule::enabled).toList();
        if (!read.equals(rules)) {
            Map<String, Rule> before = new HashMap<>();
            rules.forEach(rule -> before.put(rule.name(), rule));
            trackers.keySet()
                    .removeIf(name ->
                            read.stream().noneMatch(rule -> rule.name().equals(name) && rule.equals(before.get(name))));
            rules = read;
        }
    }

    synchronized void sweepCompleted(@Observes SweepCompleted sweep) {
        long nanos = nanoTime.getAsLong();
        for (Rule rule : rules) {
            RuleTracker tracker = trackers.computeIfAbsent(rule.name(), _ -> new RuleTracker());
            for (RuleTracker.Finding finding : tracker.look(rule, sweep.takenAt(), sweep.processes(), nanos)) {
                executor.execute(() -> follow(rule, finding));
            }
        }
    }

    private void follow(Rule rule, RuleTracker.Finding finding) {
        try {
            switch (finding) {
                case RuleTracker.Finding.Spent(ProcessView process) -> turnOff(rule, process);
                case RuleTracker.Finding.Act(ProcessView process) -> act(rule, process);
            }
        } catch (StoreUnavailableException e) {
            LOG.warnf("what the rule %s did could not be written down: %s", rule.name(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "the rule %s failed", rule.name());
        }
    }

    private void act(Rule rule, ProcessView process) {
        String pid = Integer.toString(process.sample().pid());
        switch (rule.action()) {
            case WARN -> note(rule, process, "WARNED", text("rule.WARNED", process.name(), pid));
            case TERMINATE -> {
                switch (rule.mode()) {
                    case SHADOW ->
                        note(rule, process, "WOULD_HAVE_ENDED", text("rule.WOULD_HAVE_ENDED", process.name(), pid));
                    case ENFORCE -> end(rule, process);
                }
            }
        }
    }

    private void end(Rule rule, ProcessView process) {
        if (rules.stream().noneMatch(rule::equals)) {
            return;
        }
        Caller caller = new Caller("rule:" + rule.name(), Optional.of(Role.ADMIN), Optional.empty());
        TerminationRequest request = new TerminationRequest(
                process.identity(),
                Expectation.of(process.sample()),
                text("rule.reason", rule.name()).en(),
                caller);
        try {
            TerminationReport report = terminations.end(request);
            note(rule, process, report.outcome().name(), report.text());
        } catch (ProblemException refused) {
            note(rule, process, refused.code().name(), refused.detail());
        }
    }

    /** Loudly: something goes on that the rule was not made for. */
    private synchronized void turnOff(Rule rule, ProcessView process) {
        if (rule.mode() == Rule.Mode.SHADOW) {
            return;
        }
        LocalizedText why = text("rule.TURNED_OFF", Long.toString(rule.budget().perHour()), process.name());
        LOG.errorf("the rule %s was turned off: %s", rule.name(), why.en());
        store.replace(turnedOff(rule, why, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        rules = rules.stream()
                .filter(other -> !other.name().equals(rule.name()))
                .toList();
        trackers.remove(rule.name());
        note(rule, process, "TURNED_OFF", why);
    }

    private static Rule turnedOff(Rule rule, LocalizedText why, Instant now) {
        return new Rule(
                rule.name(),
                false,
                rule.mode(),
                rule.match(),
                rule.condition(),
                rule.action(),
                rule.budget(),
                rule.cooldownSeconds(),
                Optional.of(why),
                "rule:" + rule.name(),
                now);
    }

    private void note(Rule rule, ProcessView process, String outcome, LocalizedText text) {
        LOG.infof("rule %s: %s", rule.name(), text.en());
        store.note(new RuleEvent(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                rule.name(),
                process.identity().toString(),
                process.name(),
                process.sample().user(),
                outcome,
                text));
    }
}
