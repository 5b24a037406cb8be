package io.totem.policy.access;

import io.totem.procfs.HostRoot;
import io.totem.procfs.PathDescriptor;
import io.totem.procfs.PathTracer;
import io.totem.procfs.PathTrail;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessMount;
import io.totem.procfs.ProcessMounts;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at the files that processes run through {@code /proc/PID/root}: as each process sees them, in its own root and mount
 * namespace. Only file systems that answer at once are asked. What was found is kept a minute.
 */
public final class AccessReader implements FileAccesses {

    private static final Duration KEPT = Duration.ofMinutes(1);

    /** A mount that is newer than its table is noticed anyway; one that hides another has this long. */
    private static final Duration MOUNTS_KEPT = Duration.ofSeconds(5);

    private static final int MOST_FILES = 10_000;
    private static final int MOST_VIEWS = 20_000;
    private static final int MOST_NAMESPACES = 500;
    private static final int INIT = 1;

    private record Seen(View view, Instant until) {}

    private record Place(View view, boolean contained, String path) {}

    private record Found(FileAccess access, Instant until) {}

    /** @param pid of a process that sees the whole namespace, not a part of it by chroot(2) */
    private record Namespace(int pid, ProcessMounts mounts, Instant until) {}

    private final HostRoot host;
    private final Clock clock;
    private final AccountFiles accounts;
    private final Map<ProcessIdentity, Seen> views = new ConcurrentHashMap<>();
    private final Map<Place, Found> files = new ConcurrentHashMap<>();
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();

    public AccessReader(HostRoot host, Clock clock) {
        this.host = host;
        this.clock = clock;
        this.accounts = new AccountFiles(host.root());
    }

    /** Who there is where the process lives: on the host, or in its container. */
    Accounts accounts(ProcessSample process) {
        return process.containerId().isPresent() ? Accounts.ofContainer() : accounts.read();
    }

    @Override
    public Optional<FileAccess> of(ProcessSample process, String path) {
        if (!path.startsWith("/") || process.session() instanceof Session.Windows) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<View> own = view(process, now);
        // The kernel tells the executable's path as it is in the whole namespace (proc_pid_exe(5)).
        boolean whole = process.executable().filter(path::equals).isPresent();
        return own.flatMap(view -> of(
                process,
                view,
                new Place(whole ? view.whole() : view, process.containerId().isPresent(), path),
                now));
    }

    private Optional<FileAccess> of(ProcessSample process, View own, Place place, Instant now) {
        Found before = files.get(place);
        if (before != null && now.isBefore(before.until())) {
            return Optional.of(before.access());
        }
        Optional<FileAccess> access = look(process, own, place, now);
        access.ifPresent(found -> put(files, place, new Found(found, now.plus(KEPT)), MOST_FILES));
        return access;
    }

    private Optional<View> view(ProcessSample process, Instant now) {
        Seen before = views.get(process.identity());
        if (before != null && now.isBefore(before.until())) {
            return Optional.of(before.view());
        }
        Optional<View> view = readView(process.pid());
        view.ifPresent(found -> put(views, process.identity(), new Seen(found, now.plus(KEPT)), MOST_VIEWS));
        return view;
    }

    private Optional<View> readView(int pid) {
        return link(pid, "ns/mnt")
                .flatMap(namespace ->
                        link(pid, "root").map(root -> new View(namespace, isWhole(root) ? View.WHOLE : root)));
    }

    /** As the first process of all has it: nobody restricts that one. */
    private boolean isWhole(String root) {
        return root.equals(View.WHOLE)
                || link(INIT, "root").filter(root::equals).isPresent();
    }

    private Optional<String> link(int pid, String name) {
        try {
            return Optional.of(Files.readSymbolicLink(of(pid).resolve(name)).toString());
        } catch (IOException goneOrClosedToUs) {
            return Optional.empty();
        }
    }

    private Path of(int pid) {
        return host.proc().resolve(Integer.toString(pid));
    }

    private Optional<FileAccess> look(ProcessSample process, View own, Place place, Instant now) {
        Optional<Namespace> namespace = namespace(process, place.view(), now);
        if (namespace.isEmpty()
                || !isLocal(namespace.get().mounts(), place.view().root())) {
            return Optional.empty();
        }
        int pid = own.equals(place.view()) ? process.pid() : namespace.get().pid();
        try (PathDescriptor root = PathDescriptor.of(of(pid).resolve("root"))) {
            PathTrail trail =
                    PathTracer.trace(root, place.path(), namespace.get().mounts());
            if (trail.stale()) {
                namespaces.remove(place.view().namespace());
                Optional<Namespace> renewed = namespace(process, place.view(), now);
                trail = renewed.isEmpty()
                        ? trail
                        : PathTracer.trace(root, place.path(), renewed.get().mounts());
            }
            return trail.stale()
                    ? Optional.empty()
                    : Optional.of(FileJudge.judge(place.path(), trail, accounts(process)));
        } catch (IOException goneOrClosedToUs) {
            return Optional.empty();
        }
    }

    private static boolean isLocal(ProcessMounts mounts, String path) {
        return mounts.holding(path).filter(ProcessMount::isLocal).isPresent();
    }

    /** Its mounts, read from a process that sees all of it: this one, or another that was met before, or the first of all. */
    private Optional<Namespace> namespace(ProcessSample process, View view, Instant now) {
        Namespace before = namespaces.get(view.namespace());
        if (before != null && now.isBefore(before.until())) {
            return Optional.of(before);
        }
        View wanted = view.whole();
        for (int pid : new int[] {process.pid(), before == null ? INIT : before.pid(), INIT}) {
            Optional<Namespace> read = readView(pid)
                    .filter(wanted::equals)
                    .flatMap(_ -> ProcessMounts.read(host, pid))
                    .map(mounts -> new Namespace(pid, mounts, now.plus(MOUNTS_KEPT)));
            if (read.isPresent()) {
                put(namespaces, view.namespace(), read.get(), MOST_NAMESPACES);
                return read;
            }
        }
        return Optional.empty();
    }

    private static <K, V> void put(Map<K, V> into, K key, V value, int most) {
        if (into.size() >= most && !into.containsKey(key)) {
            into.clear();
        }
        into.put(key, value);
    }
}
