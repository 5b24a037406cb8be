package io.totem.doctor.host;

import io.totem.procfs.HostRoot;
import io.totem.procfs.Mount;
import io.totem.procfs.MountTable;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The file systems that this process sees and may be written to. */
final class OwnFileSystems {

    /** What may wait for another machine, for ever: its room is not this machine's matter. */
    private static final Set<String> ELSEWHERE =
            Set.of("nfs", "nfs4", "cifs", "smb3", "ceph", "afs", "9p", "fuse.sshfs", "fuse.glusterfs", "fuse.s3fs");

    private final MountTable table;
    private final Path root;

    OwnFileSystems(HostRoot host) {
        this.table = new MountTable(host);
        this.root = host.root();
    }

    Availability<FileSystem> all() {
        return new Availability.Known<>(table.mounts().stream()
                .filter(mount -> !mount.readOnly() && !ELSEWHERE.contains(mount.type()))
                .flatMap(mount -> measured(mount).stream())
                .toList());
    }

    private Optional<FileSystem> measured(Mount mount) {
        try {
            FileStore store = Files.getFileStore(root.resolve(Path.of("/").relativize(Path.of(mount.mountPoint()))));
            return store.getTotalSpace() > 0 && store.type().equals(mount.type())
                    ? Optional.of(new FileSystem(mount.mountPoint(), store.getTotalSpace(), store.getUsableSpace()))
                    : Optional.empty();
        } catch (IOException notSeenFromHere) {
            return Optional.empty();
        }
    }
}
