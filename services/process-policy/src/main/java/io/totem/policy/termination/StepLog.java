package io.totem.policy.termination;

import io.totem.api.audit.AuditStep;
import io.totem.api.text.LocalizedText;
import io.totem.policy.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes down what is done while it is done, for the audit and for whoever watches. For one thread. */
final class StepLog {

    private final Clock clock;
    private final Consumer<AuditStep> watcher;
    private final Instant start;
    private final List<AuditStep> steps = new ArrayList<>();

    StepLog(Clock clock, Consumer<AuditStep> watcher) {
        this.clock = clock;
        this.watcher = watcher;
        this.start = clock.instant();
    }

    /** @param step also the key of its sentence */
    void add(String step, Object... arguments) {
        add(step, Messages.text("step." + step, arguments));
    }

    void add(String step, LocalizedText text) {
        Instant now = clock.instant();
        AuditStep done = new AuditStep(step, now, elapsedMillis(now), text);
        steps.add(done);
        watcher.accept(done);
    }

    long elapsedMillis() {
        return elapsedMillis(clock.instant());
    }

    List<AuditStep> steps() {
        return List.copyOf(steps);
    }

    private long elapsedMillis(Instant now) {
        return Math.max(0, Duration.between(start, now).toMillis());
    }
}
