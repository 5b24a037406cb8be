package io.totem.metrics.machine;

import io.totem.procfs.HostRoot;
import io.totem.procfs.Mount;
import io.totem.procfs.MountTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The host's mounts with their sizes. Those change slowly: they are read every ten seconds only. */
final class LinuxFileSystems implements FileSystems {

    private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

    private final MountTable table;
    private final Path root;
    private final SpaceProbe probe;
    private List<FileSystemReading> last = List.of();
    private long readAt;

    LinuxFileSystems(HostRoot host, SpaceProbe probe) {
        this.table = new MountTable(host);
        this.root = host.root();
        this.probe = probe;
    }

    @Override
    public List<FileSystemReading> read(long now) {
        if (last.isEmpty() || now - readAt >= FRESH_NANOS) {
            last = table.mounts().stream().map(this::reading).toList();
            readAt = now;
        }
        return last;
    }

    private FileSystemReading reading(Mount mount) {
        return new FileSystemReading(
                mount.mountPoint(), mount.device(), mount.type(), mount.readOnly(), probe.space(here(mount), mount));
    }

    private Path here(Mount mount) {
        return root.resolve(Path.of("/").relativize(Path.of(mount.mountPoint())));
    }
}
