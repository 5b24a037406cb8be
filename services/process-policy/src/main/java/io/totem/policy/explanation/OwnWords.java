package io.totem.policy.explanation;

import io.totem.api.text.LocalizedText;
import io.totem.policy.known.Interpreter;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import io.totem.procfs.ProcessInputs;
import io.totem.procfs.ProcessSample;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is said of one process and cannot stand in a dictionary: whose script it is, and where that lies. */
final class OwnWords {

    /** A path has up to 4096 bytes, and a title as many as somebody likes. */
    private static final int LONGEST = 160;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private OwnWords() {}

    /** Instead of any entry's words: a program that does several things, by what this one was told. */
    static Optional<Sentence> ofRole(ProcessSample process) {
        Optional<String> file = process.executable().map(ProgramPath::fileName);
        boolean executor = file.filter("systemd-executor"::equals).isPresent();
        boolean manager = file.filter("systemd"::equals).isPresent();
        if ((manager || executor) && process.comm().equals("(sd-pam)")) {
            return Optional.of(Sentence.of("program.sd-pam", user(process)));
        }
        return manager && process.commandLine().contains("--user")
                ? Optional.of(Sentence.of("program.systemd.user", user(process)))
                : Optional.empty();
    }

    /** Where no entry is for the script. */
    static Optional<Sentence> ofScript(ProcessSample process, Bearer bearer) {
        if (bearer.interpreter().isEmpty()) {
            return bearer.interpreted()
                    .flatMap(Interpreted::loaded)
                    .map(file -> Sentence.of("program.loaded", shown(file), user(process), shown(bearer.executable())));
        }
        Interpreter interpreter = bearer.interpreter().get();
        LocalizedText language = interpreter.language();
        String kind = interpreter.compiled() ? "script.program" : "script.file";
        Runs runs = bearer.interpreted().orElseThrow().runs();
        return bearer.script()
                .map(path -> Sentence.of(ofGiven(runs, path, kind), language, user(process), shown(path)))
                .or(() -> ofUnseen(runs, kind, language, user(process)));
    }

    private static String ofGiven(Runs runs, String path, String kind) {
        if (path.startsWith(ProcessInputs.MEMORY_FILE)) {
            return "script.memory";
        }
        return runs instanceof Runs.Input input && input.isStandardInput() ? "script.input" : kind;
    }

    private static Optional<Sentence> ofUnseen(Runs runs, String kind, LocalizedText language, LocalizedText user) {
        return switch (runs) {
            case Runs.File file when Interpreted.hasNoPlace(file.path()) -> Optional.empty();
            case Runs.File file ->
                file.path().startsWith("/") || file.path().contains("://")
                        ? Optional.of(Sentence.of(kind, language, user, shown(file.path())))
                        : Optional.of(Sentence.of(kind + ".somewhere", language, user, shown(file.path())));
            case Runs.Module module -> Optional.of(Sentence.of("script.module", language, user, shown(module.name())));
            case Runs.MainClass main -> Optional.of(Sentence.of("script.class", language, user, shown(main.name())));
            case Runs.Titled titled -> Optional.of(Sentence.of("script.titled", language, user, shown(titled.title())));
            case Runs.Input _, Runs.Text _, Runs.Program _, Runs.Itself _ -> Optional.empty();
        };
    }

    /** Where the entry was found by the name of a module. */
    static Sentence ofModule(LocalizedText description, Bearer bearer, String module) {
        return Sentence.of(
                "script.module.known",
                description,
                bearer.interpreter().orElseThrow().language(),
                shown(module));
    }

    /** A number alone would not be read as a user. */
    private static LocalizedText user(ProcessSample process) {
        String name = process.user();
        return NUMBER.matcher(name).matches() ? new LocalizedText(name, "user " + name) : LocalizedText.same(name);
    }

    /** Nothing in it stays unseen, and not too much of it. */
    private static String shown(String word) {
        String whole = LookAlikes.writtenOut(word.strip());
        int most = whole.offsetByCodePoints(0, Math.min(LONGEST, whole.codePointCount(0, whole.length())));
        return most == whole.length() ? whole : whole.substring(0, most) + "…";
    }
}
