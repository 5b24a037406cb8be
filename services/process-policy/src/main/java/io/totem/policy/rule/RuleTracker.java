package io.totem.policy.rule;

import io.totem.api.rules.Rule;
import io.totem.policy.process.ProcessView;
import io.totem.procfs.ProcessIdentity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Follows one rule from sweep to sweep. Time is counted by a clock that nobody can set, so a jump of the wall clock makes
 * nothing happen early. For one thread at a time.
 */
final class RuleTracker {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final Deque<Long> acted = new ArrayDeque<>();
    private Map<ProcessIdentity, Long> heldSince = Map.of();

    /** What a rule does about one sweep. */
    sealed interface Finding {

        /** It acts on this process. */
        record Act(ProcessView process) implements Finding {}

        /** It would act once more than its budget allows. */
        record Spent(ProcessView process) implements Finding {}
    }

    List<Finding> look(Rule rule, Instant takenAt, List<ProcessView> processes, long nanos) {
        List<Finding> findings = new ArrayList<>();
        Map<ProcessIdentity, Long> holds = new HashMap<>();
        for (ProcessView process : processes) {
            if (Matching.matches(rule.match(), process)
                    && Reading.of(process.sample(), takenAt).meets(rule.condition())) {
                long since = heldSince.getOrDefault(process.identity(), nanos);
                holds.put(process.identity(), since);
                if (nanos - since >= TimeUnit.SECONDS.toNanos(rule.condition().forSeconds()) && isRested(rule, nanos)) {
                    findings.add(spend(rule, process, nanos));
                    // What goes on after that has to last as long again.
                    holds.put(process.identity(), nanos);
                    if (findings.getLast() instanceof Finding.Spent) {
                        break;
                    }
                }
            }
        }
        heldSince = holds;
        return findings;
    }

    private boolean isRested(Rule rule, long nanos) {
        return acted.isEmpty() || nanos - acted.getLast() >= TimeUnit.SECONDS.toNanos(rule.cooldownSeconds());
    }

    private Finding spend(Rule rule, ProcessView process, long nanos) {
        while (!acted.isEmpty() && nanos - acted.getFirst() >= HOUR) {
            acted.removeFirst();
        }
        if (acted.size() >= rule.budget().perHour()) {
            return new Finding.Spent(process);
        }
        acted.addLast(nanos);
        return new Finding.Act(process);
    }
}
