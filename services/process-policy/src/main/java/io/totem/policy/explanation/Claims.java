package io.totem.policy.explanation;

import io.totem.policy.known.ProcessNames;
import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessSample;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that a process gives itself and that its program does not bear: in comm (PR_SET_NAME, prctl(2)) and in the first
 * argument, which shells and setproctitle(3) write freely.
 */
final class Claims {

    /** What the kernel calls its own beyond doubt: everyday words such as {@code migration} prove nothing. */
    private static final Pattern KERNEL_WORD = Pattern.compile("k[a-z]|[^_/]*+[_/]");

    private static final int COMM_BYTES = 15;
    private static final int SHORTEST_FAMILY = 3;

    private Claims() {}

    /** In the forms {@link ProcessNames} knows, a kernel thread's as {@code [name]}; empty for honest programs. */
    static Set<String> of(ProcessSample process) {
        Optional<String> executable = process.executable();
        if (executable.isEmpty() || process.kernelThread()) {
            return Set.of();
        }
        String file = ProgramPath.fileName(executable.get());
        Set<String> claims = new LinkedHashSet<>(2);
        add(process.comm(), file, claims);
        process.commandLine().stream().findFirst().map(Claims::title).ifPresent(title -> add(title, file, claims));
        return claims;
    }

    private static void add(String name, String file, Set<String> claims) {
        inKernelForm(name)
                .or(() -> Optional.of(name)
                        .filter(word -> KERNEL_WORD.matcher(word).lookingAt()))
                .ifPresent(word -> ProcessNames.of(Optional.empty(), word, true).stream()
                        .filter(form -> form.startsWith("["))
                        .forEach(claims::add));
        if (!isOfFamily(name, file)) {
            claims.add(name);
        }
    }

    /** What stands in brackets, as ps(1) writes a thread of the kernel. */
    private static Optional<String> inKernelForm(String name) {
        int open = name.indexOf('[');
        int close = name.lastIndexOf(']');
        return open >= 0 && close > open + 1 ? Optional.of(name.substring(open + 1, close)) : Optional.empty();
    }

    /** {@code sshd} for sshd-session, {@code python3} for python3.11, a name that the kernel cut. */
    private static boolean isOfFamily(String name, String file) {
        String claimed = name.toLowerCase(Locale.ROOT);
        String actual = file.toLowerCase(Locale.ROOT);
        boolean cut = name.length() >= COMM_BYTES;
        return name.isBlank()
                || name.indexOf('/') >= 0
                || claimed.equals(actual)
                || (cut || name.length() >= SHORTEST_FAMILY) && actual.startsWith(claimed);
    }

    /** {@code nginx} of {@code nginx: master process}, {@code bash} of {@code -bash}, {@code cron} of its path. */
    private static String title(String argument) {
        if (argument.startsWith("[")) {
            return argument;
        }
        String first = argument.split("[: ]", 2)[0];
        String name = ProgramPath.fileName(first);
        return name.startsWith("-") ? name.substring(1) : name;
    }
}
