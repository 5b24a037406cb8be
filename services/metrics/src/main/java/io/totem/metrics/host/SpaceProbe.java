package io.totem.metrics.host;

import io.totem.metrics.host.FileSystemReading.Space;
import io.totem.procfs.Mount;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks file systems for their sizes (statvfs(3)). A network file system whose server is gone holds whoever asks, for
 * ever: such types are asked on a thread of their own, and one that has not answered yet is not asked again.
 */
final class SpaceProbe {

    private static final Duration TIMEOUT = Duration.ofMillis(300);

    /** The question itself; may block. */
    interface Statvfs {
        Optional<Space> ask(Path here, Mount mount);
    }

    private final Statvfs statvfs;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("metrics-statvfs-", 0).daemon().factory());
    private final Map<Path, Future<Optional<Space>>> unanswered = new HashMap<>();

    SpaceProbe() {
        this(SpaceProbe::ask);
    }

    SpaceProbe(Statvfs statvfs) {
        this.statvfs = statvfs;
    }

    /**
     * @param here where the mount is seen from this process
     * @return empty when it does not answer, may not be read, or something else is seen at that place
     */
    synchronized Optional<Space> space(Path here, Mount mount) {
        return isRemote(mount.type()) ? guarded(here, mount) : statvfs.ask(here, mount);
    }

    /** What may wait for another machine or for a program. */
    static boolean isRemote(String type) {
        return type.startsWith("nfs")
                || type.startsWith("fuse")
                || type.startsWith("cifs")
                || type.startsWith("smb")
                || type.startsWith("ceph")
                || type.startsWith("gluster")
                || type.startsWith("afs")
                || type.startsWith("9p");
    }

    private Optional<Space> guarded(Path here, Mount mount) {
        Future<Optional<Space>> pending = unanswered.get(here);
        if (pending != null && !pending.isDone()) {
            return Optional.empty();
        }
        Future<Optional<Space>> answer = threads.submit(() -> statvfs.ask(here, mount));
        unanswered.put(here, answer);
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Space> ask(Path here, Mount mount) {
        try {
            FileStore store = Files.getFileStore(here);
            // Another file system may have been mounted above that place since.
            return store.type().equals(mount.type()) && store.getTotalSpace() > 0
                    ? Optional.of(new Space(store.getTotalSpace(), store.getUnallocatedSpace(), store.getUsableSpace()))
                    : Optional.empty();
        } catch (IOException | SecurityException notSeenFromHere) {
            return Optional.empty();
        }
    }
}
