package io.totem.policy.explanation;

import io.totem.policy.known.Interpreter;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.provenance.SystemFolders;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import io.totem.procfs.ProcessSample;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a process is, by the files it runs; nothing that it says of itself besides its arguments.
 *
 * @param executable what exe points to
 * @param place of exe
 * @param interpreted where exe is an interpreter
 * @param script the file that it runs, absolute
 * @param scriptPlace of that
 * @param configuration whether the script is one of the administrator's settings, as FHS 3.0 has /etc, and root's alone
 * @param contained whether its paths are a container's
 * @param root whether it has root's rights
 */
record Bearer(
        String executable,
        PlaceKind place,
        Optional<Interpreted> interpreted,
        Optional<String> script,
        Optional<PlaceKind> scriptPlace,
        boolean configuration,
        boolean contained,
        boolean root) {

    /** Where whole systems keep their programs, writable by root alone. */
    private static final List<String> STORES = List.of("/nix/store/", "/gnu/store/", "/var/lib/snapd/");

    /** Empty for the kernel's threads and where exe may not be read. */
    static Optional<Bearer> of(ProcessSample process, ExecutableLocations places) {
        if (process.kernelThread() || process.executable().isEmpty()) {
            return Optional.empty();
        }
        Optional<Interpreted> interpreted = Interpreted.of(process);
        Optional<String> script = interpreted.flatMap(one -> one.script(process));
        return Optional.of(new Bearer(
                process.executable().get(),
                places.ofExecutable(process).orElse(PlaceKind.ELSEWHERE),
                interpreted,
                script,
                script.map(path -> places.kind(path, process)),
                script.filter(path -> places.isConfiguration(path, process)).isPresent(),
                process.containerId().isPresent(),
                process.uid() == 0));
    }

    /** The interpreter that runs a language, where there is one. */
    Optional<Interpreter> interpreter() {
        return interpreted.flatMap(Interpreted::interpreter);
    }

    /** The file that counts. */
    String path() {
        return script.orElse(executable);
    }

    /** Whether only root and the system's package manager put such files there. */
    boolean installed() {
        return place == PlaceKind.STANDARD && scriptPlace.orElse(PlaceKind.STANDARD) == PlaceKind.STANDARD;
    }

    /** Where packages alone install, or where another kind of system keeps its programs: nobody's own lie there. */
    boolean kept() {
        return installed() && !SystemFolders.areAdmins(executable) && !SystemFolders.areAdmins(path())
                || STORES.stream().anyMatch(path()::startsWith);
    }

    /** Among what admins build or buy, in plain sight: what it may be called there depends on whether a package owns it. */
    boolean built() {
        return installed() && SystemFolders.areAdmins(path()) && !hidden();
    }

    /** Whether it, or a folder above it, is left out of a list by its name. */
    boolean hidden() {
        return path().contains("/.");
    }

    boolean open() {
        return isOpen(place) || scriptPlace.filter(Bearer::isOpen).isPresent();
    }

    /** The names that its files bear: exe's, a loaded program's or an applet's, a script's or a module's. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        names.add(ProgramPath.fileName(executable));
        interpreted.map(Interpreted::name).ifPresent(names::add);
        scriptName().ifPresent(names::add);
        return names;
    }

    /** Of what an interpreter runs, as it is called: also where it lies is not known. */
    Optional<String> scriptName() {
        return script.map(ProgramPath::fileName)
                .or(() -> interpreted.flatMap(one -> switch (one.runs()) {
                    case Runs.File file -> Optional.of(ProgramPath.fileName(file.path()));
                    case Runs.Module module -> Optional.of(module.name());
                    case Runs.MainClass _, Runs.Program _, Runs.Input _, Runs.Text _, Runs.Titled _, Runs.Itself _ ->
                        Optional.empty();
                }));
    }

    private static boolean isOpen(PlaceKind kind) {
        return kind == PlaceKind.WORLD_WRITABLE || kind == PlaceKind.MEMORY;
    }
}
