package io.totem.policy.provenance;

import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProgramPath;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose program a process runs.
 *
 * @param program the file of its executable; empty where nothing is known of it
 * @param script what an interpreter was told to run; empty where that is no file
 * @param replacedLibrary a library that it uses and that an update has replaced or removed since it started
 * @param goneLibrary a library that it uses and whose file is gone, which no update explains
 * @param namesake a program of a package's among the system's own that is called like what runs, where that lies among what
 *     admins install themselves and is no package's
 * @param library the oddest library that it has loaded, where one is not as its package has it, or is no package's
 * @param copyOf the packaged shell, interpreter or network tool that it holds, byte by byte, under another name
 */
public record Provenance(
        Optional<FileOrigin> program,
        Optional<FileOrigin> script,
        Optional<String> replacedLibrary,
        Optional<GoneLibrary> goneLibrary,
        Optional<String> namesake,
        Optional<LoadedLibrary> library,
        Optional<String> copyOf) {

    /** Nothing is known. */
    public static final Provenance UNKNOWN = new Provenance(Optional.empty(), Optional.empty(), Optional.empty());

    /** What the kernel writes behind the path of a file that was deleted (proc(5), /proc/pid/exe). */
    static final String DELETED = " (deleted)";

    public Provenance {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(replacedLibrary, "replacedLibrary");
        Objects.requireNonNull(goneLibrary, "goneLibrary");
        Objects.requireNonNull(namesake, "namesake");
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(copyOf, "copyOf");
    }

    /** Without an odd library. */
    public Provenance(
            Optional<FileOrigin> program,
            Optional<FileOrigin> script,
            Optional<String> replacedLibrary,
            Optional<GoneLibrary> goneLibrary,
            Optional<String> namesake) {
        this(program, script, replacedLibrary, goneLibrary, namesake, Optional.empty(), Optional.empty());
    }

    /** Without a namesake and a library that is gone. */
    public Provenance(Optional<FileOrigin> program, Optional<FileOrigin> script, Optional<String> replacedLibrary) {
        this(program, script, replacedLibrary, Optional.empty(), Optional.empty());
    }

    /** The file that decides what the process is: the script, where there is one. */
    public Optional<FileOrigin> deciding() {
        return script.or(() -> program.filter(file -> !Interpreters.isInterpreter(ProgramPath.fileName(file.path()))));
    }

    /** The package that says what the process is. An interpreter's package says nothing of what it was told to run. */
    public Optional<OwningPackage> explaining() {
        return deciding().filter(FileOrigin::isThePackages).flatMap(FileOrigin::owner);
    }

    /** The file that a reader is told of: the one that decides, or an interpreter's own where it was told no file. */
    public Optional<FileOrigin> shown() {
        return script.or(() -> program);
    }

    /** Whether the program's file lies there still and is really called {@code … (deleted)}. */
    public boolean isThere() {
        return program.filter(file -> file.path().endsWith(DELETED)).isPresent();
    }

    /** Whether an update replaced the program since it was started. */
    public boolean updated() {
        return is(FileOrigin.State.UPDATED);
    }

    /** Whether the package that brought the program was removed since it was started. */
    public boolean removed() {
        return is(FileOrigin.State.REMOVED);
    }

    /** Whether the program holds what its package brings, also where its file was replaced by one that holds the same. */
    public boolean unchanged() {
        return is(FileOrigin.State.UNCHANGED);
    }

    private boolean is(FileOrigin.State state) {
        return program.filter(file -> file.state() == state).isPresent();
    }
}
