package io.totem.policy.windows;

import io.totem.procfs.HostProcesses;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.Session;
import java.time.Clock;
import java.util.Optional;

/** The processes of this machine through OSHI, as if a person had started them all in a session of Windows. */
public final class PlayedWindows implements HostProcesses {

    private static final Session PERSONS = new Session.Windows(1, "S-1-5-21-3623811015-3361044348-30300820-1013");

    private final HostProcesses oshi = new OshiProcesses(new oshi.nativefree.SystemInfo(), _ -> 1, Clock.systemUTC());

    @Override
    public ProcessSweep sweep() {
        ProcessSweep sweep = oshi.sweep();
        return new ProcessSweep(
                sweep.bootId(),
                sweep.takenAt(),
                sweep.processes().stream().map(PlayedWindows::persons).toList(),
                sweep.listening(),
                sweep.hidden());
    }

    @Override
    public Optional<ProcessSample> one(int pid) {
        return oshi.one(pid).map(PlayedWindows::persons);
    }

    private static ProcessSample persons(ProcessSample process) {
        return new ProcessSample(
                process.identity(),
                process.parentPid(),
                process.comm(),
                process.state(),
                process.uid(),
                process.user(),
                process.realUid(),
                process.realUser(),
                process.executable(),
                process.executableDeleted(),
                process.commandLine(),
                process.inputs(),
                process.cgroup(),
                process.containerId(),
                process.systemdUnit(),
                process.startedAt(),
                process.threads(),
                process.residentBytes(),
                process.memoryPercent(),
                process.cpuPercent(),
                PERSONS,
                process.kernelThread(),
                process.capabilities(),
                process.tracerPid());
    }
}
