package io.totem.policy.explanation;

import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.script.Runs;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The dictionary's entry for what an interpreter runs. A script's name tells what it is only where it lies at one of the
 * entry's own paths, where only root and the package manager put programs, or, for entries written for that language (they
 * bear its tag), where nobody else can put files.
 */
final class ScriptEntry {

    /** As the kernel cuts names (proc(5), TASK_COMM_LEN). */
    private static final int CUT = 15;

    private ScriptEntry() {}

    static Optional<ProcessPolicy> find(Bearer bearer, Function<Set<String>, Optional<ProcessPolicy>> dictionary) {
        if (bearer.interpreter().isEmpty() || bearer.open()) {
            return Optional.empty();
        }
        String language = bearer.interpreter().get().id();
        if (bearer.script().isEmpty()) {
            return module(bearer)
                    .flatMap(name -> dictionary.apply(Set.of(name)))
                    .filter(entry -> isWrittenFor(entry, language));
        }
        String path = bearer.script().get();
        String name = ProgramPath.fileName(path);
        return dictionary
                .apply(Set.of(name, path))
                .filter(entry -> isAt(entry, path, bearer) || bearer.installed() || isWrittenFor(entry, language))
                .or(() -> dictionary.apply(Set.of(cut(name), path)).filter(entry -> isAt(entry, path, bearer)));
    }

    private static Optional<String> module(Bearer bearer) {
        return bearer.interpreted()
                .flatMap(one ->
                        one.runs() instanceof Runs.Module module ? Optional.of(module.name()) : Optional.empty());
    }

    /** A part of the system lies in its place and nowhere else. */
    private static boolean isWrittenFor(ProcessPolicy entry, String language) {
        return entry.tags().contains(language) && !entry.policy().isSystem();
    }

    /** The interpreter has to be the system's own: another program may call itself one. */
    private static boolean isAt(ProcessPolicy entry, String path, Bearer bearer) {
        return bearer.place() == PlaceKind.STANDARD
                && entry.expected().paths().stream().anyMatch(expected -> same(expected, path, bearer.contained()));
    }

    private static boolean same(String expected, String path, boolean contained) {
        return contained
                ? ProgramPath.fileName(expected).equals(ProgramPath.fileName(path))
                : merged(expected).equals(merged(path));
    }

    /** {@code /bin} is {@code /usr/bin} on most systems of today. */
    private static String merged(String path) {
        return path.startsWith("/bin/") || path.startsWith("/sbin/") || path.startsWith("/lib/") ? "/usr" + path : path;
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(CUT, name.length()));
    }
}
