package io.totem.procfs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one process sees mounted where ({@code /proc/PID/mountinfo}, proc_pid_mountinfo(5)). */
public final class ProcessMounts {

    private static final int LIMIT = 1 << 20;
    private static final int INIT = 1;

    private final Map<Integer, ProcessMount> byNumber = new HashMap<>();
    private final Map<String, ProcessMount> byPlace = new HashMap<>();

    private ProcessMounts() {}

    /** @param pid whose view it is; empty when that process has ended, or its mounts may not be read */
    public static Optional<ProcessMounts> read(HostRoot host, int pid) {
        KernelText text = new KernelText(LIMIT);
        return new ProcFiles(host).read(pid + "/mountinfo", text) == ProcFiles.Outcome.READ
                ? Optional.of(parse(text.text()))
                : Optional.empty();
    }

    /** As the machine's first process sees them; where that may not be read and the host's files are our own, as we do. */
    public static Optional<ProcessMounts> readMachines(HostRoot host) {
        boolean ours = host.root().equals(HostRoot.local().root());
        return read(host, INIT).or(() -> ours ? readOwn() : Optional.empty());
    }

    /** As this process itself sees them. */
    static Optional<ProcessMounts> readOwn() {
        KernelText text = new KernelText(LIMIT);
        return new ProcFiles(HostRoot.local()).read("self/mountinfo", text) == ProcFiles.Outcome.READ
                ? Optional.of(parse(text.text()))
                : Optional.empty();
    }

    static ProcessMounts parse(String mountInfo) {
        ProcessMounts mounts = new ProcessMounts();
        for (String line : mountInfo.split("\n")) {
            MountLine.parse(line).map(ProcessMount::of).ifPresent(mounts::add);
        }
        return mounts;
    }

    private void add(ProcessMount mount) {
        byNumber.put(mount.number(), mount);
        // A later mount hides an earlier one at the same place.
        byPlace.put(mount.mount().mountPoint(), mount);
    }

    /** The mount of this number. */
    public Optional<ProcessMount> of(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** All that can be seen: what a later mount at its place hides is left out. */
    Stream<Mount> all() {
        return byPlace.values().stream().map(ProcessMount::mount);
    }

    /** What a path lies on, by what it is called: links are not followed. */
    public Optional<ProcessMount> holding(String path) {
        String place = path;
        while (!place.isEmpty()) {
            if (byPlace.containsKey(place)) {
                return at(place);
            }
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return at("/");
    }

    /** What is mounted at this very place. */
    public Optional<ProcessMount> at(String place) {
        return Optional.ofNullable(byPlace.get(place));
    }
}
