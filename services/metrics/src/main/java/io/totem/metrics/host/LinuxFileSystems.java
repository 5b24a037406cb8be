package io.totem.metrics.host;

import io.totem.metrics.host.FileSystemReading.Space;
import io.totem.procfs.HostRoot;
import io.totem.procfs.Mount;
import io.totem.procfs.MountTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The host's mounts with their sizes. Those change slowly: they are read every ten seconds only. A file system is measured
 * wherever this process sees any part of it: in a container that is one closed folder of it, bound for this alone, and one
 * that was mounted later has no sizes until then.
 */
final class LinuxFileSystems implements FileSystems {

    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    private final MountTable table;
    private final SpaceProbe probe;
    private List<FileSystemReading> last = List.of();
    private long readAt;

    LinuxFileSystems(HostRoot host, SpaceProbe probe) {
        this.table = new MountTable(host);
        this.probe = probe;
    }

    @Override
    public List<FileSystemReading> read(long now) {
        if (last.isEmpty() || now - readAt >= FRESH_NANOS) {
            List<Mount> own = table.own();
            last = table.mounts().stream().map(mount -> reading(mount, own)).toList();
            readAt = now;
        }
        return last;
    }

    private FileSystemReading reading(Mount mount, List<Mount> own) {
        return new FileSystemReading(
                mount.mountPoint(), mount.device(), mount.type(), mount.readOnly(), space(mount, own));
    }

    /** The same place first, so that a bare host is asked for what it mounted where. */
    private Optional<Space> space(Mount mount, List<Mount> own) {
        return own.stream()
                .filter(seen -> seen.number().equals(mount.number()))
                .sorted(Comparator.comparing(seen -> !seen.mountPoint().equals(mount.mountPoint())))
                .map(seen -> probe.space(Path.of(seen.mountPoint()), mount))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
