package io.totem.procfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The host's file systems that can fill up, from {@code /proc/1/mountinfo} ({@code /proc/mounts} would be the reader's
 * own, in a container not the host's). Left out are the kernel's pseudo file systems, images that are full by nature, the
 * layers of containers, and repeats of one file system at other places.
 */
public final class MountTable {

    private static final int LIMIT = 1 << 20;

    private static final Set<String> WITHOUT_SPACE = Set.of(
            "autofs",
            "binfmt_misc",
            "bpf",
            "cgroup",
            "cgroup2",
            "configfs",
            "debugfs",
            "devpts",
            "devtmpfs",
            "efivarfs",
            "fusectl",
            "fuse.gvfsd-fuse",
            "fuse.lxcfs",
            "fuse.portal",
            "hugetlbfs",
            "iso9660",
            "mqueue",
            "nsfs",
            "proc",
            "pstore",
            "ramfs",
            "rpc_pipefs",
            "securityfs",
            "selinuxfs",
            "squashfs",
            "sysfs",
            "tracefs");

    /** A tmpfs here is the system's own scratch space, not somebody's data. */
    private static final List<String> SYSTEM_FOLDERS = List.of("/dev", "/run", "/sys", "/proc", "/var/run");

    private static final Comparator<MountLine> BY_ORIGINALITY = Comparator.comparing(
                    (MountLine line) -> !line.root().equals("/"))
            .thenComparing(line -> line.mount().mountPoint().length());

    private final ProcFiles files;

    public MountTable(HostRoot host) {
        this.files = new ProcFiles(host);
    }

    /** Reads them now, by mount point. */
    public synchronized List<Mount> mounts() {
        return parse(read("1/mountinfo").orElseGet(() -> read("self/mountinfo").orElse("")));
    }

    /** Where this process sees which file system: in a container everything that was mounted into it. */
    public synchronized List<Mount> own() {
        return byPlace(read("self/mountinfo").orElse("")).values().stream()
                .map(MountLine::mount)
                .toList();
    }

    private Optional<String> read(String file) {
        KernelText text = new KernelText(LIMIT);
        return files.read(file, text) == ProcFiles.Outcome.READ ? Optional.of(text.text()) : Optional.empty();
    }

    static List<Mount> parse(String mountInfo) {
        Map<String, MountLine> byDevice = new LinkedHashMap<>();
        for (MountLine line : byPlace(mountInfo).values()) {
            if (holdsData(line.mount())) {
                byDevice.merge(line.mount().number(), line, MountTable::original);
            }
        }
        List<Mount> mounts =
                new ArrayList<>(byDevice.values().stream().map(MountLine::mount).toList());
        mounts.sort(Comparator.comparing(Mount::mountPoint));
        return mounts;
    }

    private static Map<String, MountLine> byPlace(String mountInfo) {
        Map<String, MountLine> byPlace = new LinkedHashMap<>();
        for (String line : mountInfo.split("\n")) {
            // A later mount hides an earlier one at the same place.
            MountLine.parse(line).ifPresent(found -> byPlace.put(found.mount().mountPoint(), found));
        }
        return byPlace;
    }

    private static boolean holdsData(Mount mount) {
        return switch (mount.type()) {
            case "overlay" -> mount.mountPoint().equals("/");
            case "tmpfs" -> SYSTEM_FOLDERS.stream().noneMatch(folder -> isIn(mount.mountPoint(), folder));
            default -> !WITHOUT_SPACE.contains(mount.type());
        };
    }

    private static boolean isIn(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** Of two mounts of one file system the one of the whole, not of a folder in it; then the shorter path. */
    private static MountLine original(MountLine one, MountLine other) {
        return BY_ORIGINALITY.compare(other, one) < 0 ? other : one;
    }
}
