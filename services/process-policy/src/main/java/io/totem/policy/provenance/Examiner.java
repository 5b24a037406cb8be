package io.totem.policy.provenance;

import io.totem.policy.known.ProgramPath;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.procfs.FileStatus;
import io.totem.procfs.HostRoot;
import io.totem.procfs.Mount;
import io.totem.procfs.PathDescriptor;
import io.totem.procfs.ProcessMount;
import io.totem.procfs.ProcessMounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks whose program a process runs. It reads files and takes its time: for background threads. */
final class Examiner {

    /**
     * An update writes a package's files first and then what they hold into its database. So long a file that differs may
     * be a new one, while the package system works.
     */
    static final Duration SETTLED_AFTER = Duration.ofMinutes(3);

    /** Whoever holds a package system's lock, or touches its files, and the file in question again and again, gains no more than this. */
    static final Duration LONGEST_UPDATE = Duration.ofMinutes(15);

    /** Files that differ while a package system works: more are judged at once. */
    private static final int MOST_DIFFERING = 1_000;

    /** Scripts there are configuration: packages bring them, and admins change them (FHS 3.0, 3.7). */
    private static final String ADMINS_TO_CHANGE = "/etc/";

    /** Where the system's own programs lie. */
    private static final List<String> SYSTEMS_OWN = List.of(
            "/usr/sbin/",
            "/usr/bin/",
            "/sbin/",
            "/bin/",
            "/usr/lib/systemd/",
            "/lib/systemd/",
            "/usr/libexec/",
            "/usr/lib/openssh/",
            "/usr/libexec/openssh/",
            "/usr/lib/polkit-1/");

    /**
     * What was found.
     *
     * @param verified the executable, where it is known to hold what its package brought
     * @param settled whether it holds until something changes
     */
    record Result(Provenance provenance, Optional<Verified> verified, boolean settled) {}

    private final HostRoot host;
    private final Packages packages;
    private final FileContents contents;
    private final ReplacedLibraries libraries;
    private final LoadedLibraries loaded;
    private final SiteModules modules;
    private final CopiedPrograms copies;
    private final RemoteMounts mounts;
    private final Clock clock;
    private final Map<String, Instant> differingSince = new ConcurrentHashMap<>();

    Examiner(HostRoot host, Packages packages, FileContents contents, Clock clock) {
        this.host = host;
        this.packages = packages;
        this.contents = contents;
        this.libraries = new ReplacedLibraries(host, packages);
        this.loaded = new LoadedLibraries(packages, clock, this::library);
        this.copies = new CopiedPrograms(host, packages, contents);
        this.mounts = new RemoteMounts(host);
        this.modules = new SiteModules(host, packages, clock, this::library, mounts::holds);
        this.clock = clock;
    }

    Result examine(Subject subject) {
        FileOrigin program = origin(
                subject, subject.executable(), subject.deleted() ? () -> deleted(subject) : () -> running(subject));
        Optional<FileOrigin> script = subject.script().map(path -> origin(subject, path, () -> script(subject, path)));
        Set<MappedFile> mapped = MappedFile.of(subject.in(host), subject.executable());
        ReplacedLibraries.Found library =
                program.state() == State.UPDATED ? ReplacedLibraries.Found.NONE : libraries.of(subject, mapped);
        boolean settled = packages.none()
                || isSettled(program) && script.map(Examiner::isSettled).orElse(true);
        Optional<String> namesake = namesake(script.orElse(program));
        Provenance provenance = new Provenance(
                Optional.of(program),
                script,
                library.replaced(),
                library.gone(),
                namesake,
                loaded.of(subject, mapped, program)
                        .or(() -> script.flatMap(file -> modules.of(subject, program, file))),
                program.state() == State.UNPACKAGED ? copies.of(subject) : Optional.empty());
        return new Result(provenance, verified(subject, program), settled);
    }

    /** A library or a module. */
    private FileOrigin library(Subject subject, String path) {
        return origin(subject, path, () -> script(subject, path));
    }

    private Optional<String> namesake(FileOrigin file) {
        if (file.state() != State.UNPACKAGED || !SystemFolders.areAdmins(file.path())) {
            return Optional.empty();
        }
        String name = ProgramPath.fileName(file.path());
        return SYSTEMS_OWN.stream()
                .map(folder -> folder + name)
                .filter(path -> packages.find(path) instanceof Ownership.Owned)
                .findFirst();
    }

    private Optional<Verified> verified(Subject subject, FileOrigin program) {
        if (program.state() != State.UNCHANGED) {
            return Optional.empty();
        }
        try (PathDescriptor exe = exe(subject)) {
            FileStatus status = exe.status();
            return program.owner().map(owner -> new Verified(owner, status.device(), status.inode()));
        } catch (IOException goneOrClosed) {
            return Optional.empty();
        }
    }

    /** What is not known may be known a little later; what is too fresh to be compared, too. */
    private static boolean isSettled(FileOrigin origin) {
        return switch (origin.state()) {
            case UNKNOWN -> false;
            case UNCHECKED -> origin.owner().isPresent();
            case UNPACKAGED, UNCHANGED, ALTERED, ALTERED_MEANWHILE, COVERED, MOUNTED, UPDATED, REMOVED -> true;
        };
    }

    /** A look at a file, which is gone, closed to us, or not. */
    private interface Look {
        FileOrigin look() throws IOException;
    }

    private FileOrigin origin(Subject subject, String path, Look at) {
        try {
            return mounts.holds(subject, path) ? FileOrigin.unknown(path) : at.look();
        } catch (IOException goneOrClosed) {
            return FileOrigin.unknown(path);
        }
    }

    private FileOrigin running(Subject subject) throws IOException {
        String path = subject.executable();
        try (PathDescriptor exe = exe(subject)) {
            return origin(subject, path, path, exe);
        }
    }

    private PathDescriptor exe(Subject subject) throws IOException {
        return PathDescriptor.of(subject.in(host).resolve("exe"));
    }

    private FileOrigin script(Subject subject, String path) throws IOException {
        try (ProcessTree.Found script = new ProcessTree(subject.in(host).resolve("root")).find(path)) {
            return origin(subject, path, script.path(), script.file());
        }
    }

    /**
     * @param called as the process calls it
     * @param path where it lies, without links
     */
    private FileOrigin origin(Subject subject, String called, String path, PathDescriptor file) throws IOException {
        return switch (packages.find(path)) {
            case Ownership.Owned(PackagedFile owned) -> compared(subject, called, path, file, owned);
            case Ownership.Unowned() -> unowned(subject, called, path, file);
            case Ownership.Unknown() -> FileOrigin.unknown(called);
        };
    }

    private FileOrigin unowned(Subject subject, String called, String path, PathDescriptor file) throws IOException {
        if (isHosts(path, file)) {
            return new FileOrigin(called, State.UNPACKAGED, Optional.empty());
        }
        return SystemFolders.contain(path) && sharesTheHostsRoot(subject) && isMountedForItself(subject, path)
                ? new FileOrigin(called, State.MOUNTED, Optional.empty())
                : FileOrigin.unknown(called);
    }

    /** Whether the file lies on a mount among the system's folders that the machine does not have there. */
    private boolean isMountedForItself(Subject subject, String path) throws IOException {
        Optional<Mount> own = ProcessMounts.read(host, subject.pid())
                .flatMap(mounts -> mounts.holding(path))
                .map(ProcessMount::mount);
        Optional<ProcessMounts> machines = ProcessMounts.readMachines(host);
        if (own.isEmpty()
                || machines.isEmpty()
                || !SystemFolders.contain(own.get().mountPoint() + "/")) {
            return false;
        }
        String place = own.get().mountPoint();
        boolean shared = machines.get()
                .at(place)
                .filter(mount -> mount.mount().number().equals(own.get().number()))
                .isPresent();
        return !shared && isThere(place) && !isHosts(subject, place);
    }

    private boolean isThere(String path) {
        return trees().stream().anyMatch(root -> {
            try (ProcessTree.Found found = new ProcessTree(root).find(path)) {
                return !found.path().isEmpty();
            } catch (IOException notThere) {
                return false;
            }
        });
    }

    private boolean isHosts(Subject subject, String path) throws IOException {
        try (ProcessTree.Found found = new ProcessTree(subject.in(host).resolve("root")).find(path)) {
            return isHosts(path, found.file());
        }
    }

    private FileOrigin compared(Subject subject, String called, String path, PathDescriptor file, PackagedFile owned)
            throws IOException {
        Optional<FileDigest> digest = owned.digest().filter(_ -> !path.startsWith(ADMINS_TO_CHANGE));
        Optional<Boolean> same = digest.isPresent() ? contents.matches(file, digest.get()) : Optional.empty();
        if (same.isPresent() && same.get()) {
            differingSince.remove(path);
            return new FileOrigin(called, State.UNCHANGED, Optional.of(owned.owner()));
        }
        boolean hosts = isHosts(path, file);
        boolean covered = isMountPoint(subject, path);
        if (same.isEmpty()) {
            return hosts && !covered
                    ? new FileOrigin(called, State.UNCHECKED, Optional.of(owned.owner()))
                    : FileOrigin.unknown(called);
        }
        if (!hosts && !sharesTheHostsRoot(subject)) {
            return FileOrigin.unknown(called);
        }
        boolean updating = !covered && isFresh(file.status()) && (!hosts || mayBeUpdated(path, owned));
        if (updating && differsLately(path)) {
            return new FileOrigin(called, State.UNCHECKED, Optional.empty());
        }
        State altered = updating ? State.ALTERED_MEANWHILE : State.ALTERED;
        return new FileOrigin(called, hosts && !covered ? altered : State.COVERED, Optional.of(owned.owner()));
    }

    /** Whether it was seen to differ for no longer than an update takes; for how long it does, nobody but this decides. */
    private boolean differsLately(String path) {
        Instant now = clock.instant();
        if (differingSince.size() >= MOST_DIFFERING && !differingSince.containsKey(path)) {
            return false;
        }
        return differingSince
                .computeIfAbsent(path, _ -> now)
                .plus(LONGEST_UPDATE)
                .isAfter(now);
    }

    /** Whether an update is under way, or was when this file was compared: what it brought is then not what was compared with. */
    private boolean mayBeUpdated(String path, PackagedFile owned) {
        return packages.areChanging() || !packages.find(path).equals(new Ownership.Owned(owned));
    }

    /** Whether something is mounted at this very path, as the process sees it: no update can put a file there (rename(2), EBUSY). */
    private boolean isMountPoint(Subject subject, String path) {
        return ProcessMounts.read(host, subject.pid())
                .flatMap(mounts -> mounts.at(path))
                .isPresent();
    }

    /** Not in a container or another system's tree, whose files the host's packages say nothing of. */
    private boolean sharesTheHostsRoot(Subject subject) throws IOException {
        try (PathDescriptor own = PathDescriptor.of(subject.in(host).resolve("root"))) {
            FileStatus status = own.status();
            return trees().stream().anyMatch(root -> isAt(root, "/", status));
        }
    }

    private boolean isFresh(FileStatus status) {
        return status.changedAt().plus(SETTLED_AFTER).isAfter(clock.instant());
    }

    /** The kernel marks a deleted file by words behind its path, which a file may as well be called. */
    private FileOrigin deleted(Subject subject) throws IOException {
        String called = subject.executable() + Provenance.DELETED;
        try (PathDescriptor exe = exe(subject)) {
            boolean there = isHosts(called, exe) || isAt(subject.in(host).resolve("root"), called, exe.status());
            return there ? origin(subject, called, called, exe) : replaced(subject, exe);
        }
    }

    /**
     * Explained where the package's file lies there again, and what runs holds the same or the package was updated after the start;
     * and where no package has the path any more, and what runs is known to be what one had brought.
     */
    private FileOrigin replaced(Subject subject, PathDescriptor exe) throws IOException {
        String path = subject.executable();
        return switch (packages.find(path)) {
            case Ownership.Owned(PackagedFile owned)
            when isThere(path, owned) -> {
                if (holds(exe, owned)) {
                    yield new FileOrigin(path, State.UNCHANGED, Optional.of(owned.owner()));
                }
                yield subject.startedBefore(owned.installedAt())
                        ? new FileOrigin(path, State.UPDATED, Optional.of(owned.owner()))
                        : FileOrigin.unknown(path);
            }
            case Ownership.Unowned() ->
                before(subject, exe)
                        .map(owner -> new FileOrigin(path, State.REMOVED, Optional.of(owner)))
                        .orElseGet(() -> FileOrigin.unknown(path));
            case Ownership.Owned _, Ownership.Unknown _ -> FileOrigin.unknown(path);
        };
    }

    private boolean isThere(String path, PackagedFile owned) {
        return trees().stream().anyMatch(root -> holds(root, path, owned));
    }

    private boolean holds(PathDescriptor file, PackagedFile owned) throws IOException {
        return owned.digest().isPresent()
                && contents.matches(file, owned.digest().get()).orElse(false);
    }

    private static Optional<OwningPackage> before(Subject subject, PathDescriptor exe) throws IOException {
        FileStatus status = exe.status();
        return subject.before()
                .filter(known -> known.device() == status.device() && known.inode() == status.inode())
                .map(Verified::owner);
    }

    private boolean holds(Path root, String path, PackagedFile owned) {
        try (ProcessTree.Found now = new ProcessTree(root).find(path)) {
            boolean known = owned.digest().isPresent();
            return now.file().status().isRegular()
                    && (!known
                            || contents.matches(now.file(), owned.digest().get())
                                    .orElse(false));
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Where the host's own files are seen from here. */
    private List<Path> trees() {
        return List.of(host.root(), host.proc().resolve("1/root"));
    }

    /** Whether it is the file that the host itself has at that path: a process may have mounted others there for itself. */
    private boolean isHosts(String path, PathDescriptor file) throws IOException {
        FileStatus status = file.status();
        return trees().stream().anyMatch(root -> isAt(root, path, status));
    }

    private static boolean isAt(Path root, String path, FileStatus status) {
        try (ProcessTree.Found found = new ProcessTree(root).find(path)) {
            return isSame(found.file().status(), status);
        } catch (IOException notThere) {
            return false;
        }
    }

    private static boolean isSame(FileStatus one, FileStatus other) {
        return one.device() == other.device() && one.inode() == other.inode();
    }
}
