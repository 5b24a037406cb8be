package io.totem.policy.termination;

import io.totem.api.processes.Outcome;
import io.totem.procfs.Pidfd.Delivery;
import io.totem.procfs.ProcessSample;
import java.time.Duration;

/**
 * Ends one process that was decided upon. It first takes hold of whatever has the PID, and only then makes sure that it is
 * the one that is meant: the one that was there before and still is held the PID all the while, so the hold is on it.
 */
final class Ending {

    private final ProcessLookup lookup;
    private final ProcessSignals signals;
    private final Duration gracePeriod;
    private final Duration killWait;

    Ending(ProcessLookup lookup, ProcessSignals signals, Duration gracePeriod, Duration killWait) {
        this.lookup = lookup;
        this.signals = signals;
        this.gracePeriod = gracePeriod;
        this.killWait = killWait;
    }

    /** @throws RefusedException when the kernel offers no safe way, or does not let us */
    Outcome end(ProcessSample decided, StepLog steps) throws InterruptedException {
        return switch (signals.hold(decided.pid())) {
            case ProcessSignals.Hold.Gone _ -> Outcome.GONE;
            case ProcessSignals.Hold.Unavailable _ -> throw new RefusedException(Refusal.SIGNALS_UNAVAILABLE);
            case ProcessSignals.Hold.Held(ProcessSignals.Target target) -> {
                try (target) {
                    steps.add(
                            switch (target.way()) {
                                case PIDFD -> "HELD";
                                case START_TIME -> "RECOGNISED";
                            });
                    yield end(target, decided, steps);
                }
            }
        };
    }

    private Outcome end(ProcessSignals.Target target, ProcessSample decided, StepLog steps)
            throws InterruptedException {
        return switch (IdentityCheck.of(decided, lookup)) {
            case OVER -> Outcome.GONE;
            case CHANGED -> Outcome.IDENTITY_CHANGED;
            case SAME -> {
                steps.add("IDENTITY_CONFIRMED");
                yield switch (target.send(Signal.SIGTERM)) {
                    case GONE -> Outcome.GONE;
                    case NOT_PERMITTED -> throw new RefusedException(Refusal.KERNEL_FORBIDS);
                    case SENT -> afterRequest(target, decided, steps);
                };
            }
        };
    }

    private Outcome afterRequest(ProcessSignals.Target target, ProcessSample decided, StepLog steps)
            throws InterruptedException {
        steps.add("SIGTERM_SENT", seconds(gracePeriod));
        if (target.awaitExit(gracePeriod)) {
            return Outcome.EXITED;
        }
        steps.add("STILL_RUNNING", seconds(gracePeriod));
        return switch (IdentityCheck.of(decided, lookup)) {
            case OVER -> Outcome.EXITED;
            case CHANGED -> Outcome.IDENTITY_CHANGED;
            case SAME -> kill(target, steps);
        };
    }

    private Outcome kill(ProcessSignals.Target target, StepLog steps) throws InterruptedException {
        steps.add("IDENTITY_CONFIRMED");
        Delivery delivery = target.send(Signal.SIGKILL);
        return switch (delivery) {
            case GONE -> Outcome.EXITED;
            case NOT_PERMITTED -> throw new RefusedException(Refusal.KERNEL_FORBIDS);
            case SENT -> {
                steps.add("SIGKILL_SENT");
                yield target.awaitExit(killWait) ? Outcome.KILLED : Outcome.SURVIVED;
            }
        };
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
