package io.totem.policy.script;

import io.totem.policy.known.Interpreter;
import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessInputs;
import io.totem.procfs.ProcessSample;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process runs where its own file is an interpreter, as its arguments say. They are the process' own word: it may
 * have written over them.
 *
 * @param interpreter the innermost: python of {@code ld.so /usr/bin/python3 x.py}; empty where that is no interpreter
 * @param program what it is: exe, the file that a loader was given, or an applet's name
 * @param loaded the file that a loader was given, as it was given
 * @param runs what that was told to run
 */
public record Interpreted(Optional<Interpreter> interpreter, String program, Optional<String> loaded, Runs runs) {

    private static final int MOST_NESTED = 3;
    private static final Pattern BLANKS = Pattern.compile("\\s++");

    /** Given through a pipe, as in {@code bash /dev/fd/3}. */
    private static final List<String> NO_PLACE = List.of("/dev/fd/", "/dev/stdin", "/proc/");

    private static final String DEVICES = "/dev/";
    private static final String SHARED_MEMORY = "/dev/shm/";

    /** What systemd calls the memory file of StandardInputText= (systemd.exec(5)). */
    private static final String OF_SYSTEMD = ProcessInputs.MEMORY_FILE + "data-fd";

    private static final int INIT = 1;
    private static final int ROOT = 0;

    /** Whether two more links tell more: it runs a file by a name from where it stands, or what it is given. */
    public static final ProcessInputs.Wanted INPUTS = (executable, commandLine) -> of(executable, commandLine)
            .filter(Interpreted::needsInputs)
            .map(one -> one.input().orElseGet(Runs.Input::new).descriptor());

    /** Empty for programs that are none. */
    public static Optional<Interpreted> of(ProcessSample process) {
        return process.executable().flatMap(executable -> of(executable, process.commandLine()));
    }

    private static Optional<Interpreted> of(String executable, List<String> commandLine) {
        Optional<Interpreter> row = Interpreters.find(ProgramPath.fileName(executable));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        String program = executable;
        Optional<String> loaded = Optional.empty();
        Runs runs = Arguments.read(row.get(), commandLine);
        for (int i = 0; i < MOST_NESTED && runs instanceof Runs.Program inner; i++) {
            program = inner.commandLine().getFirst();
            loaded = row.filter(Interpreted::loads).isPresent() ? Optional.of(program) : loaded;
            row = Interpreters.find(fileName(program));
            runs = row.isPresent() ? Arguments.read(row.get(), inner.commandLine()) : new Runs.Itself();
        }
        return Optional.of(new Interpreted(row.filter(Interpreter::hasLanguage), program, loaded, runs));
    }

    /** What the arguments of an interpreter tell it to load besides what it runs; none for other programs. */
    public static List<Load> loads(ProcessSample process) {
        List<Load> loads = new ArrayList<>();
        Optional<Interpreter> row =
                process.executable().map(ProgramPath::fileName).flatMap(Interpreters::find);
        List<String> words = process.commandLine();
        for (int i = 0; i <= MOST_NESTED && row.isPresent() && words.size() > 1; i++) {
            loads.addAll(Arguments.loads(row.get(), words));
            Runs runs = Arguments.read(row.get(), words);
            words = runs instanceof Runs.Program inner ? inner.commandLine() : List.of();
            row = words.isEmpty() ? Optional.empty() : Interpreters.find(fileName(words.getFirst()));
        }
        return loads;
    }

    /** What options in a variable of the environment tell it to load. */
    public List<Load> loads(String variable, String options) {
        List<String> words = words(variable, options);
        return interpreter.stream()
                .flatMap(row -> Arguments.loads(row, words).stream())
                .map(load -> new Load(variable, load.path()))
                .toList();
    }

    private static List<String> words(String name, String options) {
        return Stream.concat(Stream.of(name), BLANKS.splitAsStream(options.strip()))
                .toList();
    }

    /** Where a module is looked for first, from the folder that the process stands in. */
    public List<String> moduleFiles() {
        if (!(runs instanceof Runs.Module module)) {
            return List.of();
        }
        String whole = module.name().replace('.', '/');
        int dot = module.name().indexOf('.');
        Stream<String> names = dot < 0 ? Stream.of(whole) : Stream.of(whole, whole.substring(0, dot));
        return interpreter.stream()
                .flatMap(row -> names.flatMap(name -> row.moduleFiles().stream().map(name::concat)))
                .toList();
    }

    /** As {@link #script}, of any path in its arguments or its environment. */
    public static Optional<String> path(String path, String workingFolder) {
        if (path.isBlank() || hasNoPlace(path) || path.contains("://")) {
            return Optional.empty();
        }
        return Optional.of(normalised(path.startsWith("/") ? path : workingFolder + "/" + path));
    }

    private static boolean loads(Interpreter row) {
        return row.operand() == Interpreter.Operand.PROGRAM;
    }

    /** Of a login shell's name, {@code -sh}, too. */
    private static String fileName(String program) {
        return ProgramPath.fileName(program.startsWith("-") ? program.substring(1) : program);
    }

    /** The name of the program that counts. */
    public String name() {
        return fileName(program);
    }

    /** The file it runs, absolute and without {@code ..}; empty where there is none or where it lies is not known. */
    public Optional<String> script(ProcessSample process) {
        return switch (runs) {
            case Runs.File file -> absolute(file.path(), process);
            case Runs.Input input -> given(input, process);
            case Runs.Module _, Runs.MainClass _, Runs.Program _, Runs.Text _, Runs.Titled _, Runs.Itself _ ->
                Optional.empty();
        };
    }

    /** The descriptor that it reads its program from. */
    private Optional<Runs.Input> input() {
        return loaded.flatMap(Runs.Input::at)
                .or(() -> runs instanceof Runs.Input input ? Optional.of(input) : Optional.empty());
    }

    /** What the descriptor leads to; empty where that is a pipe, a terminal, or a shell's own text, which is in a file without a name. */
    private static Optional<String> given(Runs.Input input, ProcessSample process) {
        // The numbers of other processes are those of its own namespace.
        if (input.isOthers() && process.containerId().isPresent()) {
            return Optional.empty();
        }
        return process.inputs()
                .program()
                .filter(link -> link.startsWith(ProcessInputs.MEMORY_FILE)
                        ? !isGivenByRoot(input, link, process)
                        : isPlace(input, link))
                .map(ProcessInputs::withoutRemark)
                .map(Interpreted::normalised);
    }

    /** By whoever has more rights than itself; of root's own services by systemd, as far as can be told. */
    private static boolean isGivenByRoot(Runs.Input input, String link, ProcessSample process) {
        boolean roots = process.inputs().programOwner().orElse(process.uid()) == ROOT;
        if (!roots || process.containerId().isPresent()) {
            return false;
        }
        boolean service = process.parentPid() == INIT && process.systemdUnit().isPresent();
        return process.uid() != ROOT
                || service
                        && input.isStandardInput()
                        && ProcessInputs.withoutRemark(link).equals(OF_SYSTEMD);
    }

    private static boolean isPlace(Runs.Input input, String link) {
        return link.startsWith("/")
                && (!link.startsWith(DEVICES) || link.startsWith(SHARED_MEMORY))
                && !(input.isStandardInput() && ProcessInputs.isDeleted(link));
    }

    /** Every file and folder that decides what runs, besides exe itself: where any of them lies matters. */
    public List<String> files(ProcessSample process) {
        Stream<String> path = runs instanceof Runs.MainClass main
                ? main.path().stream().flatMap(entry -> absolute(withoutStar(entry), process).stream())
                : Stream.empty();
        Optional<String> program = loaded.flatMap(file ->
                Runs.Input.at(file).map(input -> given(input, process)).orElseGet(() -> absolute(file, process)));
        return Stream.of(program.stream(), script(process).stream(), path)
                .flatMap(files -> files)
                .toList();
    }

    private static String withoutStar(String entry) {
        return entry.endsWith("/*") ? entry.substring(0, entry.length() - 2) : entry;
    }

    private boolean needsInputs() {
        if (loaded.filter(file -> !file.startsWith("/") || Runs.Input.at(file).isPresent())
                .isPresent()) {
            return true;
        }
        return switch (runs) {
            case Runs.File file -> !file.path().startsWith("/");
            case Runs.Input _ -> true;
            case Runs.MainClass main -> main.path().stream().anyMatch(entry -> !entry.startsWith("/"));
            case Runs.Module _, Runs.Program _, Runs.Text _, Runs.Titled _, Runs.Itself _ -> false;
        };
    }

    /** Whether it came through a descriptor, as {@code bash /dev/fd/3} does. */
    public static boolean hasNoPlace(String path) {
        return NO_PLACE.stream().anyMatch(path::startsWith);
    }

    private static Optional<String> absolute(String path, ProcessSample process) {
        if (path.startsWith("/")) {
            return hasNoPlace(path) ? Optional.empty() : Optional.of(normalised(path));
        }
        return path.isEmpty() || path.contains("://") || ProgramPath.isWindows(path)
                ? Optional.empty()
                : folder(process).map(folder -> normalised(folder + "/" + path));
    }

    /** A daemon moves to {@code /} and says nothing about where it came from; in a container that may be its place. */
    private static Optional<String> folder(ProcessSample process) {
        return process.inputs()
                .workingFolder()
                .filter(folder -> !folder.equals("/") || process.containerId().isPresent());
    }

    private static String normalised(String path) {
        try {
            return Path.of(path).normalize().toString();
        } catch (InvalidPathException notInThisLocale) {
            return path;
        }
    }
}
