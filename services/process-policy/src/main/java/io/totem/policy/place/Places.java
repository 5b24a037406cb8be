package io.totem.policy.place;

import io.totem.policy.known.ProgramPath;
import io.totem.policy.script.Interpreted;
import io.totem.procfs.ProcessSample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sorts the places programs run from. */
public final class Places {

    /** /proc/PID/exe of a program that was written to memory and never to a disk. */
    private static final String MEMORY_FILE = "/memfd:";

    private static final List<String> OPEN_TO_ALL = List.of("/tmp", "/var/tmp", "/dev/shm", "/run/shm", "/dev/mqueue");

    private final List<String> standard;
    private final OpenFolders openFolders;

    /** @param standard absolute folders in which programs are expected, with all that is below them */
    public Places(List<String> standard, OpenFolders openFolders) {
        this.standard = List.copyOf(standard);
        this.openFolders = openFolders;
    }

    /** Empty for kernel threads and where exe may not be read. */
    public Optional<Place> of(ProcessSample process) {
        return Stream.concat(
                        process.executable().stream(),
                        Interpreted.of(process).stream().flatMap(interpreted -> interpreted.files(process).stream()))
                .map(path -> new Place(path, kind(path, process)))
                .max(Comparator.comparing(Place::kind));
    }

    /** The place of exe alone; empty where it may not be read. */
    public Optional<PlaceKind> ofExecutable(ProcessSample process) {
        return process.executable().map(path -> kind(path, process));
    }

    /** The place of a file of this process, as it sees it: its script, for one. */
    public PlaceKind kind(String path, ProcessSample process) {
        return kind(path, process.containerId().isPresent());
    }

    /** The permissions of a container's folders cannot be seen from the host: only its well-known open ones count. */
    private PlaceKind kind(String path, boolean contained) {
        if (ProgramPath.isWindows(path)) {
            return WindowsPlaces.kind(path);
        }
        if (path.startsWith(MEMORY_FILE)) {
            return PlaceKind.MEMORY;
        }
        if (under(OPEN_TO_ALL, path)) {
            return PlaceKind.WORLD_WRITABLE;
        }
        if (under(standard, path)) {
            return PlaceKind.STANDARD;
        }
        String folder = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        return !contained && openFolders.openToOthers(folder) ? PlaceKind.WORLD_WRITABLE : PlaceKind.ELSEWHERE;
    }

    private static boolean under(List<String> folders, String path) {
        return folders.stream()
                .anyMatch(folder -> path.length() > folder.length()
                        && path.startsWith(folder)
                        && path.charAt(folder.length()) == '/');
    }
}
