package io.totem.metrics.services;

import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;

/** The host's processes, from /proc. */
final class LinuxProcesses implements Processes {

    private final ProcessTable table;

    LinuxProcesses(ProcessTable table) {
        this.table = table;
    }

    @Override
    public Running running() {
        ProcessSweep sweep = table.sweepWithoutSockets();
        return new Running(
                sweep.processes().stream()
                        .filter(process -> !process.kernelThread())
                        .map(LinuxProcesses::process)
                        .toList(),
                sweep.hidden() > 0);
    }

    private static RunningProcess process(ProcessSample sample) {
        return new RunningProcess(
                sample.pid(),
                sample.comm(),
                sample.startedAt(),
                sample.systemdUnit(),
                sample.containerId().isPresent());
    }
}
