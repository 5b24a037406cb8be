package io.totem.policy.behaviour;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.totem.policy.access.AccessReader;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations;
import io.totem.policy.facts.Relations.ShellRelay;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.provenance.Provenance;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Real processes of this machine, started for a test and ended with it, and what is seen of them. */
final class WatchedHost implements AutoCloseable {

    private static final int ROUNDS = 4;

    final ProcessTable table = new ProcessTable(HostRoot.local(), Clock.systemUTC());
    private final ProcessInspector inspector = new ProcessInspector(HostRoot.local());
    final BehaviourReader reader = new BehaviourReader(
            inspector,
            new MachineBehaviour(inspector, HostRoot.local(), Clock.systemUTC()),
            new StartUpReader(
                    inspector,
                    FileAccesses.UNREAD,
                    new MinerSettingsReader(HostRoot.local(), inspector, FileAccesses.UNREAD)),
            _ -> Optional.empty());
    private final FileAccesses accesses = new AccessReader(HostRoot.local(), Clock.systemUTC());
    private final ShellRelayStandings standings = new ShellRelayStandings(
            new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/lib", "/opt"), accesses),
            accesses,
            (_, _) -> Provenance.UNKNOWN);
    private final List<Process> started = new ArrayList<>();

    /** An address of this machine that is not its loopback: in the table of connections it looks like another machine's. */
    static InetAddress anotherMachine() throws IOException {
        Optional<InetAddress> found = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeThat(found).isPresent();
        return found.orElseThrow();
    }

    Process start(String... command) {
        try {
            return keep(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that was started otherwise is ended with the others, too. */
    Process keep(Process process) {
        started.add(process);
        return process;
    }

    /** What is seen of this process or one below it, when it is as expected. */
    Behaviour below(Process top, Predicate<Behaviour> expected) {
        return await().until(() -> seen(family(top), expected), Optional::isPresent)
                .orElseThrow();
    }

    /** Who vouches for it, as far as its place and its owner tell. */
    ShellRelay.Standing standing(ShellRelay relay) {
        return standings
                .judged(Behaviour.NONE.with(Relations.NONE.with(relay)), table.sweep())
                .relations()
                .shellRelay()
                .orElseThrow()
                .standing();
    }

    /** What is seen of any process of the machine, when one is as expected. */
    Behaviour anywhere(Predicate<Behaviour> expected) {
        return await().until(
                        () -> {
                            ProcessSweep sweep = table.sweep();
                            return sweep.processes().stream()
                                    .map(process -> reader.read(process, sweep).behaviour())
                                    .filter(expected)
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Nothing below it is ever seen so, from the time on when a program of this name runs there. */
    void neverBelow(Process top, String program, Predicate<Behaviour> unexpected) {
        await().until(() ->
                samples(top).stream().anyMatch(process -> process.comm().equals(program)));
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(seen(family(top), unexpected)).isEmpty();
        }
    }

    /** What is seen now of one of these processes, when it is as expected. */
    Optional<Behaviour> seen(Set<Integer> pids, Predicate<Behaviour> expected) {
        ProcessSweep sweep = table.sweep();
        return sweep.processes().stream()
                .filter(process -> pids.contains(process.pid()))
                .map(process -> reader.read(process, sweep).behaviour())
                .filter(expected)
                .findFirst();
    }

    private List<ProcessSample> samples(Process top) {
        Set<Integer> pids = family(top);
        return table.sweep().processes().stream()
                .filter(process -> pids.contains(process.pid()))
                .toList();
    }

    static Set<Integer> family(Process top) {
        Set<Integer> pids = new HashSet<>(Set.of((int) top.pid()));
        top.descendants().forEach(child -> pids.add((int) child.pid()));
        return pids;
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            assertThat(process.waitFor(10, SECONDS)).isTrue();
        }
    }
}
