package io.totem.policy.warning;

import io.totem.policy.port.KnownPorts;
import java.util.List;
import java.util.Set;

/** Every rule, over one process. */
public final class Warnings {

    /** They go by a port's number. */
    private static final Set<WarningCode> BY_NUMBER = Set.of(WarningCode.PUBLIC_PORT, WarningCode.SYSTEM_PORT);

    /** What they answer nobody can tell: it may be what the port's number stands for. */
    private static final Set<AdHocServer.Kind> ANYTHING = Set.of(AdHocServer.Kind.INLINE, AdHocServer.Kind.DATA);

    private final List<WarningRule> rules;

    /** @param highMemoryPercent from which share of the machine's memory on a process is worth a word */
    public Warnings(KnownPorts ports, int highMemoryPercent) {
        this.rules = List.of(
                new HiddenProcessRule(),
                new ReverseShellRule(),
                new MiningRule(),
                new MinerNameRule(),
                new MemoryFileRule(),
                new NameMismatchRule(),
                new NamesakeRule(),
                new DisguisedProgramRule(),
                new AlteredBinaryRule(),
                new PreloadedRule(),
                new ServiceSpawnedRule(),
                new SetUserIdRule(),
                new KeptGroupRule(),
                new CapabilitiesRule(),
                new ReplaceableRule(),
                new PipedFromNetworkRule(),
                new DecodedCodeRule(),
                new TracingRule(),
                new RawAccessRule(),
                new PacketCaptureRule(),
                new SendsDataRule(),
                new DebugPortRule(),
                new HostEscapeRule(),
                new TunnelRule(),
                new PublicPortRule(ports),
                new ExposedServiceRule(),
                new SuspiciousPathRule(),
                new LoadedCodeRule(),
                new DeletedBinaryRule(),
                new UnpackagedRule(),
                new LoadedLibraryRule(),
                new SystemPortRule(ports),
                new RunningAsRootRule(),
                new HighMemoryRule(highMemoryPercent),
                new RestartNeededRule(),
                new HighCpuRule());
    }

    /** The worst first, muted ones last; none for the kernel's own threads. */
    public List<Warning> of(Evidence evidence) {
        if (evidence.process().kernelThread()) {
            return List.of();
        }
        List<Warning> found = rules.stream()
                .flatMap(rule -> rule.check(evidence).stream())
                .sorted(Warning.WORST_FIRST)
                .toList();
        boolean exact = AdHocServer.of(evidence.process())
                .filter(server -> !ANYTHING.contains(server.kind()))
                .isPresent();
        return found.stream()
                .filter(warning -> !exact || !BY_NUMBER.contains(warning.code()) || !isToldExactly(warning, found))
                .toList();
    }

    /** Whether another one says of the same port what is offered there, and not only what its number usually stands for. */
    private static boolean isToldExactly(Warning port, List<Warning> found) {
        return found.stream()
                .anyMatch(other -> other.code() == WarningCode.EXPOSED_SERVICE
                        && !other.muted()
                        && other.argument().equals(port.argument()));
    }
}
