package io.totem.policy.termination;

import io.totem.procfs.Pidfd;
import java.time.Duration;

/** Signals by pidfd_send_signal(2), or where the kernel has none of that by the start time. */
final class PidfdSignals implements ProcessSignals {

    private final ProcessSignals fallback = new StartTimeSignals();

    @Override
    public Hold hold(int pid) {
        return switch (Pidfd.open(pid)) {
            case Pidfd.Opening.Opened(Pidfd pidfd) -> new Hold.Held(new PidfdTarget(pidfd));
            case Pidfd.Opening.Gone() -> new Hold.Gone();
            case Pidfd.Opening.Unsupported() -> fallback.hold(pid);
            case Pidfd.Opening.Unavailable(String why) -> new Hold.Unavailable(why);
        };
    }

    private record PidfdTarget(Pidfd pidfd) implements Target {

        @Override
        public Way way() {
            return Way.PIDFD;
        }

        @Override
        public Pidfd.Delivery send(Signal signal) {
            return pidfd.signal(signal.number());
        }

        @Override
        public boolean awaitExit(Duration atMost) throws InterruptedException {
            return pidfd.awaitExit(atMost);
        }

        @Override
        public void close() {
            pidfd.close();
        }
    }
}
