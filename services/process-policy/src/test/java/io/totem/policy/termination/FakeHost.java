package io.totem.policy.termination;

import io.totem.procfs.Pidfd.Delivery;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A host whose kernel a test can stop at any moment to change the world: races that take luck on a real one happen here
 * every time. It behaves as pidfd does: a hold stays on the process that had the PID when it was taken.
 */
final class FakeHost implements ProcessLookup, ProcessSignals {

    record Sent(ProcessIdentity to, Signal signal) {}

    static final HostFacts FACTS = new HostFacts(
            LoginUsers.DEFAULT, new OwnProcess(77, Set.of(1, 77), 0, true, Optional.empty()), Set.of(), Map.of());

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    Runnable beforeHold = () -> {};
    Runnable beforeWait = () -> {};
    boolean heedsTerm = true;
    boolean heedsKill = true;
    boolean permits = true;
    boolean hasPidfd = true;
    private final Map<Integer, ProcessSample> processes = new ConcurrentHashMap<>();
    private final Map<ProcessIdentity, ProcessSample> shown = new ConcurrentHashMap<>();

    /** This process now has its PID; whatever had it before is over. */
    ProcessSample put(ProcessSample process) {
        processes.put(process.pid(), process);
        shown.putIfAbsent(process.identity(), process);
        return process;
    }

    void remove(ProcessSample process) {
        processes.remove(process.pid());
    }

    boolean has(ProcessSample process) {
        return isAlive(process.identity());
    }

    @Override
    public Optional<ProcessSample> now(int pid) {
        return Optional.ofNullable(processes.get(pid));
    }

    @Override
    public Optional<ProcessSample> recently(ProcessIdentity identity) {
        return Optional.ofNullable(shown.get(identity));
    }

    @Override
    public HostFacts host() {
        return FACTS;
    }

    @Override
    public void changed() {
        // Nobody lists this host.
    }

    @Override
    public Hold hold(int pid) {
        beforeHold.run();
        if (!hasPidfd) {
            return new Hold.Unavailable("no pidfd here");
        }
        ProcessSample process = processes.get(pid);
        return process == null ? new Hold.Gone() : new Hold.Held(new FakeTarget(process.identity()));
    }

    private boolean isAlive(ProcessIdentity identity) {
        return now(identity.pid())
                .filter(process -> process.identity().equals(identity))
                .isPresent();
    }

    private final class FakeTarget implements Target {

        private final ProcessIdentity identity;

        FakeTarget(ProcessIdentity identity) {
            this.identity = identity;
        }

        @Override
        public Way way() {
            return Way.PIDFD;
        }

        @Override
        public Delivery send(Signal signal) {
            if (!isAlive(identity)) {
                return Delivery.GONE;
            }
            if (!permits) {
                return Delivery.NOT_PERMITTED;
            }
            sent.add(new Sent(identity, signal));
            if (signal == Signal.SIGTERM ? heedsTerm : heedsKill) {
                processes.remove(identity.pid());
            }
            return Delivery.SENT;
        }

        @Override
        public boolean awaitExit(Duration atMost) {
            boolean ended = !isAlive(identity);
            beforeWait.run();
            return ended;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
