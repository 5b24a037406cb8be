package io.totem.policy.windows;

import io.totem.procfs.HostProcesses;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import oshi.spi.SystemInfoFactory;
import oshi.spi.SystemInfoProvider;

/**
 * The processes of a Windows machine, as OSHI reads them; never tried on a real one. Who owns a process, and what it was
 * started with, is asked when it is first seen. A start time is that of the clock, in milliseconds since 1970.
 */
public final class OshiProcesses implements HostProcesses {

    private static final int PERCENT = 100;

    private record Tracked(OSProcess last, OshiOwner owner) {}

    private final OperatingSystem system;
    private final OshiSamples samples;
    private final Clock clock;
    private final String bootId;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<ProcessIdentity, Tracked> tracked = Map.of();

    /** @param sessions the number of a process' session; 0 where it cannot be told */
    OshiProcesses(SystemInfoProvider oshi, SessionNumbers sessions, Clock clock) {
        this.system = oshi.getOperatingSystem();
        this.samples = new OshiSamples(oshi.getHardware().getMemory().getTotal(), sessions);
        this.clock = clock;
        this.bootId = Long.toHexString(system.getSystemBootTime());
    }

    public static HostProcesses ofThisMachine(Clock clock) {
        return new OshiProcesses(SystemInfoFactory.create(), SessionNumbers.ofWindows(), clock);
    }

    @Override
    public ProcessSweep sweep() {
        lock.lock();
        try {
            Map<ProcessIdentity, Tracked> now = new HashMap<>();
            List<ProcessSample> told = new ArrayList<>();
            for (OSProcess process : system.getProcesses()) {
                identity(process).ifPresent(identity -> told.add(track(identity, process, now)));
            }
            tracked = now;
            told.sort(Comparator.comparingInt(ProcessSample::pid));
            return new ProcessSweep(
                    bootId,
                    clock.instant(),
                    told,
                    OshiSockets.listening(system.getInternetProtocolStats().getConnections()),
                    0);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<ProcessSample> one(int pid) {
        return Optional.ofNullable(system.getProcess(pid))
                .flatMap(process -> identity(process)
                        .map(identity ->
                                samples.of(identity, process, samples.owner(process), OptionalDouble.empty())));
    }

    private ProcessSample track(ProcessIdentity identity, OSProcess process, Map<ProcessIdentity, Tracked> now) {
        Optional<Tracked> before = Optional.ofNullable(tracked.get(identity));
        OshiOwner owner = before.map(Tracked::owner).orElseGet(() -> samples.owner(process));
        OptionalDouble cpu = before.isPresent()
                ? OptionalDouble.of(PERCENT
                        * process.getProcessCpuLoadBetweenTicks(before.get().last()))
                : OptionalDouble.empty();
        now.put(identity, new Tracked(process, owner));
        return samples.of(identity, process, owner, cpu);
    }

    /** Empty for one that vanished while it was read, and for Windows' idle process, which is none. */
    private Optional<ProcessIdentity> identity(OSProcess process) {
        boolean there = process.getProcessID() > 0 && process.getState() != OSProcess.State.INVALID;
        return there
                ? Optional.of(new ProcessIdentity(bootId, process.getProcessID(), Math.max(0, process.getStartTime())))
                : Optional.empty();
    }
}
