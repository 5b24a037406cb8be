package io.totem.policy.termination;

import io.totem.api.processes.Outcome;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.testing.People;
import io.totem.procfs.Pidfd.Delivery;
import io.totem.procfs.ProcessSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Runs inside a PID namespace of a few hundred PIDs, where real PIDs come round within a second, or in which it chooses the
 * next one (sysctl/kernel.rst, ns_last_pid), and ends a process whose
 * PID is given to another at the worst moment. Prints what became of each; {@link KillSafetyPidReuseTest} starts it.
 */
public final class PidReuse {

    /** The kernel hands out those below once only (RESERVED_PIDS, kernel/pid.c). */
    private static final long FIRST_REUSED = 300;

    private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");

    private final RealHost host = new RealHost();
    private final People people = new People();
    private final boolean choosing;
    private final ProcessSignals signals;

    private PidReuse(boolean choosing, ProcessSignals signals) {
        this.choosing = choosing;
        this.signals = signals;
    }

    public static void main(String[] arguments) throws InterruptedException {
        for (ProcessSignals signals : List.of(new PidfdSignals(), new StartTimeSignals())) {
            PidReuse reuse = new PidReuse(arguments[0].equals("choose"), signals);
            reuse.betweenPageAndClick();
            reuse.betweenDecisionAndSignal();
            reuse.betweenTermAndKill();
        }
        // What still runs ends with this namespace, whose PID 1 this is.
        System.exit(0);
    }

    private String way() {
        return signals.getClass().getSimpleName();
    }

    private void betweenPageAndClick() throws InterruptedException {
        Process victim = startVictim("sleep", "600");
        ProcessSample seen = awaitSleep(victim);
        Process stranger = takeOver(victim);
        try {
            System.out.println(way() + " page-click "
                    + host.end(seen, signals, Duration.ofSeconds(1)).outcome());
        } catch (ProblemException refused) {
            System.out.println(way() + " page-click " + refused.code().name() + " " + stranger.isAlive());
        }
    }

    private void betweenDecisionAndSignal() throws InterruptedException {
        Process victim = startVictim("sleep", "600");
        ProcessSample seen = awaitSleep(victim);
        Process[] stranger = new Process[1];
        ProcessSignals late = pid -> {
            stranger[0] = takeOver(victim);
            return signals.hold(pid);
        };
        Outcome outcome = host.end(seen, late, Duration.ofSeconds(1)).outcome();
        System.out.println(way() + " decision-signal " + outcome + " " + stranger[0].isAlive());
    }

    private void betweenTermAndKill() throws InterruptedException {
        Process victim = startVictim("sh", "-c", "trap '' TERM; while :; do read x; done");
        ProcessSample seen = await(victim, "/sh", "/dash", "/bash");
        Process[] stranger = new Process[1];
        ProcessSignals slow =
                pid -> new ProcessSignals.Hold.Held(new SlowTarget(held(pid), () -> stranger[0] = takeOver(victim)));
        Outcome outcome = host.end(seen, slow, Duration.ofMillis(200)).outcome();
        System.out.println(way() + " term-kill " + outcome + " " + stranger[0].isAlive());
    }

    private Process startVictim(String... command) throws InterruptedException {
        Process process = people.start(command);
        while (process.pid() <= FIRST_REUSED) {
            process.destroyForcibly().waitFor();
            process = people.start(command);
        }
        return process;
    }

    private ProcessSignals.Target held(int pid) {
        return switch (signals.hold(pid)) {
            case ProcessSignals.Hold.Held held -> held.target();
            case ProcessSignals.Hold.Gone _ -> throw new IllegalStateException("gone");
            case ProcessSignals.Hold.Unavailable unavailable -> throw new IllegalStateException(unavailable.why());
        };
    }

    /** Ends the victim and starts processes until one of them is given its PID. */
    private Process takeOver(Process victim) {
        try {
            victim.destroyForcibly().waitFor();
            for (int tries = 0; tries < 5_000; tries++) {
                if (choosing) {
                    Files.writeString(LAST_PID, Long.toString(victim.pid() - 1));
                }
                Process candidate = people.start("sleep", "600");
                if (candidate.pid() == victim.pid()) {
                    awaitSleep(candidate);
                    return candidate;
                }
                candidate.destroyForcibly().waitFor();
            }
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("PID " + victim.pid() + " did not come round");
    }

    private ProcessSample awaitSleep(Process process) {
        return await(process, "/sleep");
    }

    private ProcessSample await(Process process, String... programs) {
        Awaitility.await()
                .until(() -> host.now((int) process.pid())
                        .flatMap(ProcessSample::executable)
                        .filter(path -> Arrays.stream(programs).anyMatch(path::endsWith))
                        .isPresent());
        return host.show(process.pid());
    }

    /** Lets the world change after the wait for SIGTERM, as if the scheduler had been slow. */
    private record SlowTarget(ProcessSignals.Target target, Runnable afterWait) implements ProcessSignals.Target {

        @Override
        public ProcessSignals.Way way() {
            return target.way();
        }

        @Override
        public Delivery send(Signal signal) {
            return target.send(signal);
        }

        @Override
        public boolean awaitExit(Duration atMost) throws InterruptedException {
            boolean ended = target.awaitExit(atMost);
            afterWait.run();
            return ended;
        }

        @Override
        public void close() {
            target.close();
        }
    }
}
