package io.totem.policy.termination;

import io.totem.api.processes.TerminationReport;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Role;
import io.totem.platform.security.SecurityLog;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.container.Container;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.supervisor.UnitFiles;
import io.totem.policy.testing.AuditBook;
import io.totem.policy.testing.Dictionary;
import io.totem.procfs.HostProcesses;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The machine the tests run on, with what it takes to end a process of it. */
final class RealHost implements ProcessLookup {

    final AuditBook audit = new AuditBook();
    private final HostProcesses table;
    private final HostFactsReader facts = new HostFactsReader(
            HostRoot.local(), Container::unread, new UnitFiles(HostRoot.local().root(), Clock.systemUTC()));
    private final Map<ProcessIdentity, ProcessSample> shown = new ConcurrentHashMap<>();

    RealHost() {
        this(new ProcessTable(HostRoot.local(), Clock.systemUTC()));
    }

    /** With another way to see its processes. */
    RealHost(HostProcesses table) {
        this.table = table;
    }

    /** As an operator sees it in the list. */
    ProcessSample show(long pid) {
        ProcessSample process = now((int) pid).orElseThrow(() -> new IllegalStateException("no process " + pid));
        shown.put(process.identity(), process);
        return process;
    }

    TerminationReport end(ProcessSample process, ProcessSignals signals, Duration gracePeriod) {
        return end(process.identity(), Expectation.of(process), signals, gracePeriod);
    }

    TerminationReport end(
            ProcessIdentity identity, Expectation expected, ProcessSignals signals, Duration gracePeriod) {
        Terminator terminator = new Terminator(
                this,
                new PolicyLookup(
                        Dictionary.of(), new ExecutableLocations(List.of("/usr", "/bin"), FileAccesses.UNREAD)),
                Container::unread,
                audit,
                signals,
                new Patience(gracePeriod),
                new SecurityLog(Clock.systemUTC()),
                "test",
                Clock.systemUTC());
        return terminator.terminate(
                new TerminationRequest(
                        identity,
                        expected,
                        "for the test",
                        new Caller("oscar", Optional.of(Role.OPERATOR), Optional.empty())),
                _ -> {});
    }

    TerminationReport end(ProcessSample process, Duration gracePeriod) {
        return end(process, new PidfdSignals(), gracePeriod);
    }

    @Override
    public Optional<ProcessSample> now(int pid) {
        return table.one(pid);
    }

    @Override
    public Optional<ProcessSample> recently(ProcessIdentity identity) {
        return Optional.ofNullable(shown.get(identity));
    }

    @Override
    public HostFacts host() {
        return facts.read(table.sweep());
    }

    @Override
    public void changed() {
        // Nobody lists this host.
    }

    private record Patience(Duration gracePeriod) implements TerminationConfig {

        @Override
        public Duration killWait() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int perMinute() {
            return 20;
        }
    }
}
