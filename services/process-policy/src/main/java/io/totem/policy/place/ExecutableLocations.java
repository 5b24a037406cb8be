package io.totem.policy.place;

import io.totem.policy.access.FileAccess;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import io.totem.procfs.ProcessSample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sorts the places programs run from. */
public final class ExecutableLocations {

    /** /proc/PID/exe of a program that was written to memory and never to a disk. */
    private static final String MEMORY_FILE = "/memfd:";

    private static final List<String> OPEN_TO_ALL = List.of("/tmp", "/var/tmp", "/dev/shm", "/run/shm", "/dev/mqueue");

    /** Where other systems than packages of the distribution install; only root's own there counts as theirs. */
    private static final List<String> STORES =
            List.of("/nix/store", "/gnu/store", "/snap", "/var/lib/snapd/snap", "/var/lib/flatpak");

    /** Where a program of Flatpak sees itself, mounted read-only. */
    private static final List<String> SANDBOX = List.of("/app");

    private static final List<String> SETTINGS = List.of("/etc");

    private final List<String> standard;
    private final FileAccesses accesses;

    /** @param standard absolute folders in which programs are expected, with all that is below them */
    public ExecutableLocations(List<String> standard, FileAccesses accesses) {
        this.standard = List.copyOf(standard);
        this.accesses = accesses;
    }

    /** Empty for kernel threads and where exe may not be read. */
    public Optional<Place> of(ProcessSample process) {
        return Stream.concat(
                        process.executable().stream(),
                        Interpreted.of(process).stream().flatMap(interpreted -> files(interpreted, process)))
                .map(path -> new Place(path, kind(path, process)))
                .max(Comparator.comparing(Place::kind));
    }

    private Stream<String> files(Interpreted interpreted, ProcessSample process) {
        boolean hasClassPath = interpreted.runs() instanceof Runs.MainClass;
        return interpreted.files(process).stream().filter(path -> !hasClassPath || !isConfiguration(path, process));
    }

    /** Whether it lies among the settings of the machine (FHS 3.0, 3.7) and only root can change it: scripts, and folders on a class path. */
    public boolean isConfiguration(String path, ProcessSample process) {
        return under(SETTINGS, path)
                && accesses.of(process, path).filter(FileAccess::isRootsAlone).isPresent();
    }

    /** The place of exe alone; empty where it may not be read. */
    public Optional<PlaceKind> ofExecutable(ProcessSample process) {
        return process.executable().map(path -> kind(path, process));
    }

    /** Whether it lies where a store of programs keeps each version in a folder of its own. */
    public static boolean isInStore(String path) {
        return under(STORES, path);
    }

    /** The place of a file of this process, as it sees it: its script, for one. */
    public PlaceKind kind(String path, ProcessSample process) {
        if (ProgramPath.isWindows(path)) {
            return WindowsPlaces.kind(path);
        }
        if (path.startsWith(MEMORY_FILE)) {
            return PlaceKind.MEMORY;
        }
        return accesses.of(process, path)
                .map(access -> kind(process, path, access))
                .orElseGet(() -> kindByName(path));
    }

    /** Where the folders themselves can be looked at, they count, not what they are called. */
    private PlaceKind kind(ProcessSample process, String path, FileAccess access) {
        if (access.openFolder().isPresent() || access.anybody().isPresent()) {
            return PlaceKind.WORLD_WRITABLE;
        }
        if (under(standard, path) || access.isRootsAlone() && isInstalled(process, path, access)) {
            return PlaceKind.STANDARD;
        }
        return PlaceKind.ELSEWHERE;
    }

    private static boolean isInstalled(ProcessSample process, String path, FileAccess access) {
        return isInStore(path) || access.readOnly() && process.containerId().isEmpty() && under(SANDBOX, path);
    }

    private PlaceKind kindByName(String path) {
        if (under(OPEN_TO_ALL, path)) {
            return PlaceKind.WORLD_WRITABLE;
        }
        return under(standard, path) ? PlaceKind.STANDARD : PlaceKind.ELSEWHERE;
    }

    private static boolean under(List<String> folders, String path) {
        return folders.stream()
                .anyMatch(folder -> path.length() > folder.length()
                        && path.startsWith(folder)
                        && path.charAt(folder.length()) == '/');
    }
}
