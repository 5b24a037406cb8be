package io.totem.policy.explanation;

import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.known.Interpreter;
import io.totem.policy.known.MultiCall;
import io.totem.policy.known.ProcessNames;
import io.totem.policy.known.ProgramPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which of a process' names are lies. Where the system's own programs lie, links give one file many names: there only a
 * program that is known to be something else lies. An interpreter bears its scripts' names and a multi-call binary its
 * applets', but neither is a thread of the kernel.
 */
public final class Lies {

    /** Whose names are worth taking, besides those of the system's own parts. */
    private static final Set<String> SERVERS = Set.of("web-server", "database", "mail", "network-service", "security");

    /** Whose programs nobody builds for himself. */
    private static final Set<String> CORE = Set.of("core", "system-service");

    /** Words of every day, which programs of all kinds are called by: of the system only where root runs them. */
    private static final Set<String> EVERYDAY = Set.of("init", "login", "cron", "mount", "umount");

    private static final Pattern SHELL = Pattern.compile("bash|dash|zsh|ksh|tcsh|sh");
    private static final Set<String> SHELLS = Set.of("shell", "fish", "csh");

    private final Function<Set<String>, Optional<ProcessPolicy>> dictionary;

    Lies(Function<Set<String>, Optional<ProcessPolicy>> dictionary) {
        this.dictionary = dictionary;
    }

    Optional<Masquerade> first(Bearer bearer, List<ClaimedName> claims) {
        return claims.stream()
                .flatMap(masquerade -> lie(masquerade, bearer).stream())
                .findFirst();
    }

    private Optional<Masquerade> lie(ClaimedName masquerade, Bearer bearer) {
        return switch (masquerade.form()) {
            case BRACKETS -> told(Masquerade.Kind.KERNEL, "[" + masquerade.word() + "]", bearer);
            case KERNEL ->
                kernelThread(masquerade.word())
                        .flatMap(_ -> told(Masquerade.Kind.KERNEL, LookAlikes.writtenOut(masquerade.word()), bearer));
            case OTHER ->
                given(masquerade.word())
                        .filter(entry -> isLie(entry, bearer))
                        .flatMap(entry -> told(Masquerade.Kind.PROGRAM, entry.name(), bearer));
            case OWN ->
                known(masquerade.word())
                        .filter(entry -> isFalseFile(entry, bearer))
                        .flatMap(entry -> told(Masquerade.Kind.FILE, entry.name(), bearer));
            case LOOK_ALIKE ->
                kernelThread(masquerade.word())
                        .or(() -> known(masquerade.word()).filter(Lies::isWorthTaking))
                        .flatMap(entry -> told(Masquerade.Kind.LOOK_ALIKE, entry.name(), bearer));
            case INVISIBLE -> told(Masquerade.Kind.INVISIBLE, LookAlikes.writtenOut(masquerade.word()), bearer);
        };
    }

    private static Optional<Masquerade> told(Masquerade.Kind kind, String name, Bearer bearer) {
        return Optional.of(new Masquerade(kind, name, LookAlikes.writtenOut(bearer.path())));
    }

    private Optional<ProcessPolicy> known(String name) {
        return dictionary.apply(Set.of(name)).filter(entry -> !Masquerade.ofKernel(entry));
    }

    /** As {@link #known}, also where the kernel has cut it. */
    private Optional<ProcessPolicy> given(String name) {
        return dictionary
                .apply(ProcessNames.of(Optional.empty(), name, false))
                .filter(entry -> !Masquerade.ofKernel(entry));
    }

    private Optional<ProcessPolicy> kernelThread(String name) {
        return ProcessNames.of(Optional.empty(), name, true).stream()
                .filter(form -> form.startsWith("["))
                .flatMap(form -> dictionary.apply(Set.of(form)).stream())
                .filter(Masquerade::ofKernel)
                .findFirst();
    }

    private boolean isLie(ProcessPolicy claimed, Bearer bearer) {
        if (!isWorthTaking(claimed) || bearer.kept() && servesManyNames(bearer)) {
            return false;
        }
        if (bearer.interpreter().isPresent()) {
            return !isWrittenFor(claimed, bearer.interpreter().get());
        }
        Optional<ProcessPolicy> actual = dictionary.apply(ProcessNames.of(Optional.of(bearer.executable()), "", false));
        boolean akin = actual.filter(known -> known.category().equals(claimed.category()))
                .isPresent();
        return bearer.kept()
                ? actual.filter(known -> !known.policy().isSystem()).isPresent() && !akin
                : claimed.policy().isSystem() || !akin;
    }

    /** The entry bears the interpreter's tag, or both are shells. */
    private static boolean isWrittenFor(ProcessPolicy claimed, Interpreter interpreter) {
        return claimed.tags().contains(interpreter.id())
                || SHELLS.contains(interpreter.id())
                        && SHELL.matcher(claimed.name()).matches();
    }

    private static boolean isWorthTaking(ProcessPolicy entry) {
        return entry.policy().isSystem()
                || SERVERS.contains(entry.category())
                || SHELL.matcher(entry.name()).matches();
    }

    /** busybox, and what runs programs of another kind of processor under their own names. */
    private static boolean servesManyNames(Bearer bearer) {
        boolean starter =
                bearer.interpreted().isPresent() && bearer.interpreter().isEmpty();
        return starter || MultiCall.is(ProgramPath.fileName(bearer.executable()));
    }

    /**
     * Whether no program but that part of the system has reason to be called so.
     *
     * @param root whether it runs with root's rights
     */
    public static boolean isBorneByTheSystemAlone(ProcessPolicy entry, boolean root) {
        return entry.policy().isSystem()
                && CORE.contains(entry.category())
                && (root || !EVERYDAY.contains(entry.name()));
    }

    /**
     * A part of the system that lies where nobody would install it; what admins may have built needs a second sign. What starts
     * or looks after a part of the system from /etc is called after it: {@code /etc/init.d/cron}, {@code /etc/cron.daily/logrotate}.
     */
    private static boolean isFalseFile(ProcessPolicy entry, Bearer bearer) {
        if (!entry.policy().isSystem() || bearer.kept() || bearer.built() || bearer.contained()) {
            return false;
        }
        if (entry.expected().paths().contains(bearer.path())) {
            return false;
        }
        boolean inDisguise = bearer.open() || bearer.hidden();
        if (EVERYDAY.contains(entry.name()) && !bearer.root() && !inDisguise) {
            return false;
        }
        boolean script = bearer.interpreter().isPresent();
        return bearer.open()
                || bearer.hidden() && (script || bearer.installed())
                || CORE.contains(entry.category()) && !bearer.configuration();
    }
}
