package io.totem.logs.follow;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/** Wakes whoever follows a file when something happens to it: one inotify instance (inotify(7)) for all of them. */
@Singleton
public final class FileWatch {

    private static final Logger LOG = Logger.getLogger(FileWatch.class);

    /** @param name what the events' names start with: the file itself and what it is renamed to */
    private record Watcher(String name, Runnable wake) {}

    private final ConcurrentMap<WatchKey, Set<Watcher>> watchers = new ConcurrentHashMap<>();
    private Optional<WatchService> service = Optional.empty();

    /** Ends one watch. */
    interface Watch {
        void end();
    }

    /** Empty where the kernel or the file system cannot tell: then the follower has to look by itself. */
    synchronized Optional<Watch> watch(Path file, Runnable wake) {
        try {
            WatchKey key = file.getParent()
                    .register(
                            service(),
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_DELETE);
            Watcher watcher = new Watcher(file.getFileName().toString(), wake);
            watchers.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet()).add(watcher);
            return Optional.of(() -> end(key, watcher));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debugf("no file events for %s: %s", file, e.getMessage());
            return Optional.empty();
        }
    }

    @PreDestroy
    synchronized void close() throws IOException {
        if (service.isPresent()) {
            service.get().close();
        }
    }

    private WatchService service() throws IOException {
        if (service.isEmpty()) {
            WatchService opened = FileSystems.getDefault().newWatchService();
            service = Optional.of(opened);
            Thread.ofVirtual().name("log-file-watch").start(() -> listen(opened));
        }
        return service.get();
    }

    private synchronized void end(WatchKey key, Watcher watcher) {
        Set<Watcher> others = watchers.getOrDefault(key, new HashSet<>());
        others.remove(watcher);
        if (others.isEmpty()) {
            watchers.remove(key);
            key.cancel();
        }
    }

    private void listen(WatchService opened) {
        try {
            while (true) {
                WatchKey key = opened.take();
                key.pollEvents().forEach(event -> wake(key, event));
                key.reset();
            }
        } catch (ClosedWatchServiceException | InterruptedException over) {
            LOG.debug("no more file events");
        }
    }

    /** An overflow has no name and may be about anything. */
    private void wake(WatchKey key, WatchEvent<?> event) {
        watchers.getOrDefault(key, Set.of()).stream()
                .filter(watcher ->
                        event.context() == null || event.context().toString().startsWith(watcher.name()))
                .forEach(watcher -> watcher.wake().run());
    }
}
