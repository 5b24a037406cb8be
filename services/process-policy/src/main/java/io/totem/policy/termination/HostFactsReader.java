package io.totem.policy.termination;

import io.totem.policy.container.Containers;
import io.totem.policy.supervisor.Restart;
import io.totem.policy.supervisor.UnitFiles;
import io.totem.procfs.Cgroup;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what a decision needs to know about the host: a few small files, and the newest sweep. */
public final class HostFactsReader {

    private static final int CAP_KILL = 5;
    private static final int MAX_ANCESTORS = 4_096;

    private final HostRoot host;
    private final Containers containers;
    private final UnitFiles units;
    private ProcessSweep ownIn;
    private OwnProcess own;

    public HostFactsReader(HostRoot host, Containers containers, UnitFiles units) {
        this.host = host;
        this.containers = containers;
        this.units = units;
    }

    public HostFacts read(ProcessSweep sweep) {
        return new HostFacts(
                LoginUsers.parse(lines(host.root().resolve("etc/login.defs"))),
                own(sweep),
                console(sweep),
                restarts(sweep));
    }

    private Map<String, Restart> restarts(ProcessSweep sweep) {
        Map<String, Restart> restarts = new HashMap<>();
        sweep.processes().stream()
                .flatMap(process -> process.systemdUnit().stream())
                .distinct()
                .forEach(unit -> units.restart(unit).ifPresent(restart -> restarts.put(unit, restart)));
        return restarts;
    }

    /** What Totem is in this sweep; asked for again, it is not read again. */
    public synchronized OwnProcess own(ProcessSweep sweep) {
        if (sweep != ownIn) {
            own = read(sweep.processes());
            ownIn = sweep;
        }
        return own;
    }

    private OwnProcess read(List<ProcessSample> processes) {
        Map<Integer, ProcessSample> byPid = processes.stream()
                .collect(Collectors.toMap(ProcessSample::pid, Function.identity(), (one, other) -> other));
        int pid = ownPid();
        List<String> status = lines(host.proc().resolve("self/status"));
        Optional<ProcessSample> self = Optional.ofNullable(byPid.get(pid));
        Optional<String> container = self.flatMap(ProcessSample::containerId);
        return new OwnProcess(
                pid,
                line(pid, byPid),
                uid(status).or(() -> self.map(ProcessSample::uid)).orElse(-1),
                capableOfKilling(status)
                        .orElse(self.filter(HostFactsReader::isAdministrator).isPresent()),
                container,
                container.flatMap(id -> TotemProcesses.folder(self.orElseThrow(), id)),
                container.flatMap(id -> containers.find(id).project()),
                self.flatMap(process -> jar(process.commandLine())));
    }

    private static Optional<String> jar(List<String> commandLine) {
        int flag = commandLine.indexOf("-jar");
        return flag < 0 || flag + 1 == commandLine.size() ? Optional.empty() : Optional.of(commandLine.get(flag + 1));
    }

    /** In a container our own idea of our PID is not the host's; the link in the host's /proc is. */
    private int ownPid() {
        try {
            return Integer.parseInt(Files.readSymbolicLink(host.proc().resolve("self"))
                    .getFileName()
                    .toString());
        } catch (IOException | NumberFormatException noProc) {
            return Math.toIntExact(ProcessHandle.current().pid());
        }
    }

    private static Set<Integer> line(int pid, Map<Integer, ProcessSample> byPid) {
        Set<Integer> line = new HashSet<>();
        int at = pid;
        while (at > 0 && line.size() < MAX_ANCESTORS && line.add(at)) {
            ProcessSample process = byPid.get(at);
            at = process == null ? 0 : process.parentPid();
        }
        return line;
    }

    private static Optional<Integer> uid(List<String> status) {
        return field(status, "Uid:").map(words -> words.split("\\s+")[1]).map(Integer::parseInt);
    }

    private static Optional<Boolean> capableOfKilling(List<String> status) {
        return field(status, "CapEff:").map(mask -> (Long.parseUnsignedLong(mask, 16) >> CAP_KILL & 1) == 1);
    }

    /** Windows has no such capability: who may do everything may do this. */
    private static boolean isAdministrator(ProcessSample process) {
        return process.session() instanceof Session.Windows && process.uid() == 0;
    }

    private static boolean atConsole(ProcessSample process) {
        return process.session() instanceof Session.Terminal(int device) && Terminals.isConsole(device);
    }

    private static Optional<String> field(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst();
    }

    private static Set<String> console(ProcessSweep sweep) {
        return sweep.processes().stream()
                .filter(HostFactsReader::atConsole)
                .flatMap(process -> Cgroup.ofPath(process.cgroup()).loginSession().stream())
                .collect(Collectors.toSet());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notThereOrNoText) {
            return List.of();
        }
    }
}
