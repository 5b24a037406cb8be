package io.totem.policy.provenance;

import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.provenance.LoadedLibrary.State;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks whose libraries a process has mapped: {@code /proc/PID/maps} (proc_pid_maps(5)). Most processes share most of them, so what is
 * known of a file is kept for all of them. It reads files and takes its time: for background threads.
 */
final class LoadedLibraries {

    /** Of one process; a Java server has some thousand lines. */
    private static final long LARGEST = 16L << 20;

    private static final int MOST_FILES = 512;
    private static final int MOST_KEPT = 10_000;

    /** A file can be written to where it lies. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** Code that is mapped of a file: address, rights, offset, device, inode, path. */
    private static final Pattern CODE = Pattern.compile(
            "[0-9a-f]{1,16}-[0-9a-f]{1,16} r.x. [0-9a-f]{1,16} ([0-9a-f:]{3,16} [0-9]{1,20}) {1,80}(/.*)");

    private static final Pattern LIBRARY = Pattern.compile(".*\\.so(?:\\.[0-9.]{1,32})?");

    private static final String NEVER_ON_DISK = "/memfd:";

    /** @param at device and inode, as the kernel writes them */
    private record Mapped(String path, String at) {}

    private record Known(FileOrigin origin, Instant until) {}

    private final HostRoot host;
    private final Packages packages;
    private final Clock clock;
    private final BiFunction<Subject, String, FileOrigin> origins;
    private final Map<Mapped, Known> known = new ConcurrentHashMap<>();
    private volatile int generation = -1;

    /** @param origins where a file came from that a process sees at a path */
    LoadedLibraries(HostRoot host, Packages packages, Clock clock, BiFunction<Subject, String, FileOrigin> origins) {
        this.host = host;
        this.packages = packages;
        this.clock = clock;
        this.origins = origins;
    }

    /**
     * The oddest.
     *
     * @param program what it runs: only what a package brought is asked for libraries of no package's; an interpreter's modules are the
     *     script's matter
     */
    Optional<LoadedLibrary> of(Subject subject, FileOrigin program) {
        if (packages.none()) {
            return Optional.empty();
        }
        forget();
        boolean interpreter = Interpreters.isInterpreter(ProgramPath.fileName(subject.executable()));
        Set<Mapped> files = new HashSet<>();
        Optional<LoadedLibrary> worst = Optional.empty();
        try (LineReader lines = LineReader.of(subject.in(host).resolve("maps"), 0, LARGEST)) {
            while (lines.next() && files.size() < MOST_FILES) {
                Matcher code = CODE.matcher(lines.text());
                if (code.matches()) {
                    Mapped mapped = new Mapped(code.group(2), code.group(1));
                    if (files.add(mapped) && !mapped.path().equals(subject.executable())) {
                        worst = worse(worst, look(subject, mapped, program, interpreter));
                    }
                }
            }
        } catch (IOException goneOrClosed) {
            return Optional.empty();
        }
        return worst;
    }

    private static Optional<LoadedLibrary> worse(Optional<LoadedLibrary> one, Optional<LoadedLibrary> other) {
        return Stream.concat(one.stream(), other.stream())
                .min(Comparator.comparing(LoadedLibrary::state).thenComparing(LoadedLibrary::path));
    }

    /** What was answered before packages changed may be wrong. */
    private void forget() {
        if (generation != packages.generation() || known.size() >= MOST_KEPT) {
            generation = packages.generation();
            known.clear();
        }
    }

    private Optional<LoadedLibrary> look(Subject subject, Mapped mapped, FileOrigin program, boolean interpreter) {
        if (mapped.path().endsWith(Provenance.DELETED)) {
            String path = mapped.path().substring(0, mapped.path().length() - Provenance.DELETED.length());
            return !interpreter
                            && !path.startsWith(NEVER_ON_DISK)
                            && LIBRARY.matcher(path).matches()
                            && !SystemFolders.contain(path)
                            && !isThereAgain(subject, path)
                    ? Optional.of(new LoadedLibrary(path, State.DELETED, Optional.empty()))
                    : Optional.empty();
        }
        FileOrigin origin = origin(subject, mapped);
        return switch (origin.state()) {
            case ALTERED, ALTERED_MEANWHILE, COVERED ->
                Optional.of(new LoadedLibrary(origin.path(), State.ALTERED, origin.owner()));
            case UNPACKAGED, MOUNTED ->
                program.isThePackages() && !interpreter
                        ? Optional.of(new LoadedLibrary(origin.path(), State.UNPACKAGED, Optional.empty()))
                        : Optional.empty();
            case UNKNOWN, UNCHANGED, UNCHECKED, UPDATED, REMOVED -> Optional.empty();
        };
    }

    private FileOrigin origin(Subject subject, Mapped mapped) {
        Instant now = clock.instant();
        Known before = known.get(mapped);
        if (before != null && now.isBefore(before.until())) {
            return before.origin();
        }
        FileOrigin origin = origins.apply(subject, mapped.path());
        if (origin.state() != FileOrigin.State.UNKNOWN) {
            known.put(mapped, new Known(origin, now.plus(KEPT)));
        }
        return origin;
    }

    /** Also where that cannot be told. Of what lay among the system's own {@link ReplacedLibraries} tells. */
    private boolean isThereAgain(Subject subject, String path) {
        return packages.find(path) instanceof Ownership.Unknown
                || origins.apply(subject, path).state() != FileOrigin.State.UNKNOWN;
    }
}
