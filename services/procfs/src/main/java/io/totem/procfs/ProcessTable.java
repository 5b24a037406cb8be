package io.totem.procfs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The processes of a Linux host. Each sweep reads {@code stat} of every process; what is dear and seldom changes (owner,
 * program, arguments, cgroup, sockets held) is read when a process is first seen, once more at the next sweep, when it
 * executes another program, and otherwise every sixteenth sweep. Safe for use by several threads; sweeps take turns.
 */
public final class ProcessTable implements HostProcesses {

    /** Each sweep renews the details of one process in so many. */
    private static final int SHARES = 16;

    /**
     * All command lines together: whoever may start processes chooses both their number and their arguments. With more
     * than 2,000 of them less is kept of each.
     */
    private static final int COMMAND_LINES = 8 << 20;

    private static final int FEWEST_BYTES = 256;

    /** Whoever sees others' processes sees this one. */
    private static final int INIT = 1;

    private final HostRoot host;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final HostUsers users;
    private final SocketTable socketTable;
    private final ProcFiles files;
    private final ProcessInputs.Wanted wanted;
    private final ProcessReader reader;
    private final SocketOwners owners;
    private final ContainerSockets containerSockets;
    private final UnlistedProcesses unlisted;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<Integer, TrackedProcess> tracked = Map.of();
    private List<ListeningSocket> hosts = List.of();
    private List<ListeningSocket> contained = List.of();
    private List<ListeningSocket> sockets = List.of();
    private Kernel kernel;
    private int sweeps;
    private int hidden;
    private boolean othersHidden;
    private int commandLineBytes = CommandLine.LIMIT;

    public ProcessTable(HostRoot host, Clock clock) {
        this(host, clock, ProcessInputs.Wanted.NEVER);
    }

    /** @param wanted of which processes their inputs are read, too */
    public ProcessTable(HostRoot host, Clock clock, ProcessInputs.Wanted wanted) {
        this(host, clock, wanted, System::nanoTime);
    }

    /** With a stopwatch that a test can turn. */
    ProcessTable(HostRoot host, Clock clock, ProcessInputs.Wanted wanted, LongSupplier nanoTime) {
        this.host = host;
        this.wanted = wanted;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.users = new HostUsers(host.root());
        this.socketTable = new SocketTable(host);
        this.files = new ProcFiles(host);
        this.reader = new ProcessReader(files, wanted);
        this.owners = new SocketOwners(files);
        this.containerSockets = new ContainerSockets(host, files);
        this.unlisted = new UnlistedProcesses(files, () -> files.numbers(""), nanoTime);
        this.kernel = Kernel.read(host);
    }

    @Override
    public ProcessSweep sweep() {
        lock.lock();
        try {
            Collection<TrackedProcess> processes = readProcesses();
            Map<Integer, List<ListeningSocket>> listening = owners.join(processes, sockets(processes));
            return publish(processes, listening, owners.unowned(processes, hidden), owners.held(processes));
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #sweep()}, but no sockets are read and {@code listening} is empty. */
    public ProcessSweep sweepWithoutSockets() {
        lock.lock();
        try {
            return publish(readProcesses(), Map.of(), UnownedSockets.NONE, Map.of());
        } finally {
            lock.unlock();
        }
    }

    /** Its CPU share is empty. All of it was true of one process running one program. */
    @Override
    public Optional<ProcessSample> one(int pid) {
        Kernel now = Kernel.read(host);
        HostUsers names = new HostUsers(host.root());
        names.refresh();
        return new ProcessReader(new ProcFiles(host), wanted)
                .consistent(pid)
                .map(found -> new Samples(names).of(now, pid, found.stat(), found.details(), OptionalDouble.empty()));
    }

    /** The same list as before while nothing has changed: much is kept by it. */
    private List<ListeningSocket> sockets(Collection<TrackedProcess> processes) {
        List<ListeningSocket> ofHost = socketTable.listening();
        List<ListeningSocket> ofContainers = containerSockets.listening(processes, sweeps);
        if (ofHost != hosts || ofContainers != contained) {
            hosts = ofHost;
            contained = ofContainers;
            sockets = Stream.concat(hosts.stream(), contained.stream()).toList();
        }
        return sockets;
    }

    private Collection<TrackedProcess> readProcesses() {
        if (++sweeps % SHARES == 0) {
            kernel = Kernel.read(host);
        }
        hidden = 0;
        Map<Integer, TrackedProcess> now = new HashMap<>();
        int[] pids = files.numbers("");
        othersHidden = Arrays.stream(pids).noneMatch(pid -> pid == INIT) && HiddenProcesses.areHidden(host);
        commandLineBytes = Math.clamp(COMMAND_LINES / Math.max(1, pids.length), FEWEST_BYTES, CommandLine.LIMIT);
        unlisted.confirm(pids);
        IntStream.concat(Arrays.stream(pids), unlisted.found().stream().mapToInt(Integer::intValue))
                .forEach(pid -> readProcess(pid).ifPresent(process -> now.put(pid, process)));
        unlisted.look(
                now.keySet(),
                now.values().stream()
                        .mapToLong(process -> process.stat().threads())
                        .sum());
        tracked = now;
        return now.values();
    }

    private Optional<TrackedProcess> readProcess(int pid) {
        if (reader.readStat(pid) == ProcFiles.Outcome.DENIED) {
            hidden++;
        }
        return reader.parsedStat(pid).flatMap(stat -> track(pid, stat));
    }

    private Optional<TrackedProcess> track(int pid, ProcessStat stat) {
        long nanos = nanoTime.getAsLong();
        TrackedProcess known = tracked.get(pid);
        if (known == null || !known.is(stat)) {
            CpuMeter cpu = new CpuMeter(kernel.ticksPerSecond(), stat.cpuTicks(), nanos);
            return reader.details(pid, stat, commandLineBytes)
                    .map(details -> new TrackedProcess(pid, stat, details, cpu));
        }
        boolean sameProgram = stat.sameProgramAs(known.stat());
        boolean due = known.detailsAreStale(stat) || pid % SHARES == sweeps % SHARES;
        known.update(stat, nanos);
        if (due) {
            reader.details(pid, stat, commandLineBytes)
                    .ifPresent(now -> known.updateDetails(sameProgram ? now.since(known.details()) : now));
        }
        return Optional.of(known);
    }

    private ProcessSweep publish(
            Collection<TrackedProcess> processes,
            Map<Integer, List<ListeningSocket>> listening,
            UnownedSockets unowned,
            Map<Integer, Set<Held>> held) {
        users.refresh();
        Samples samples = new Samples(users);
        List<ProcessSample> told = new ArrayList<>(processes.size());
        for (TrackedProcess process : processes) {
            told.add(samples.of(kernel, process.pid(), process.stat(), process.details(), process.cpuPercent()));
        }
        told.sort(Comparator.comparingInt(ProcessSample::pid));
        return new ProcessSweep(
                kernel.bootId(),
                clock.instant(),
                told,
                listening,
                hidden,
                othersHidden,
                unowned,
                unlisted.found(),
                held);
    }
}
