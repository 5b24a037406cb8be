package io.totem.policy.provenance;

import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.provenance.LoadedLibrary.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Looks whose libraries a process has mapped. Most processes share most of them, so what is
 * known of a file is kept for all of them. It reads files and takes its time: for background threads.
 */
final class LoadedLibraries {

    private static final int MOST_FILES = 512;
    private static final int MOST_KEPT = 10_000;

    /** A file can be written to where it lies. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Pattern LIBRARY = Pattern.compile(".*\\.so(?:\\.[0-9.]{1,32})?");

    private static final String NEVER_ON_DISK = "/memfd:";

    private record Known(FileOrigin origin, Instant until) {}

    private final Packages packages;
    private final Clock clock;
    private final BiFunction<Subject, String, FileOrigin> origins;
    private final Map<MappedFile, Known> known = new ConcurrentHashMap<>();
    private volatile int generation = -1;

    /** @param origins where a file came from that a process sees at a path */
    LoadedLibraries(Packages packages, Clock clock, BiFunction<Subject, String, FileOrigin> origins) {
        this.packages = packages;
        this.clock = clock;
        this.origins = origins;
    }

    /**
     * The oddest.
     *
     * @param mapped the files whose code it has mapped
     * @param program what it runs: only what a package brought is asked for libraries of no package's; an interpreter's modules are the
     *     script's matter
     */
    Optional<LoadedLibrary> of(Subject subject, Set<MappedFile> mapped, FileOrigin program) {
        if (packages.none()) {
            return Optional.empty();
        }
        forget();
        boolean interpreter = Interpreters.isInterpreter(ProgramPath.fileName(subject.executable()));
        return mapped.stream()
                .limit(MOST_FILES)
                .flatMap(file -> look(subject, file, program, interpreter).stream())
                .min(Comparator.comparing(LoadedLibrary::state).thenComparing(LoadedLibrary::path));
    }

    /** What was answered before packages changed may be wrong. */
    private void forget() {
        if (generation != packages.generation() || known.size() >= MOST_KEPT) {
            generation = packages.generation();
            known.clear();
        }
    }

    private Optional<LoadedLibrary> look(Subject subject, MappedFile mapped, FileOrigin program, boolean interpreter) {
        if (mapped.isDeleted()) {
            String path = mapped.plainPath();
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

    private FileOrigin origin(Subject subject, MappedFile mapped) {
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
