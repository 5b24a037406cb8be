package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations.ShellRelay;
import io.totem.policy.facts.StreamConnection;
import io.totem.policy.place.PlaceKind;
import io.totem.policy.port.Severity;
import io.totem.procfs.Connection;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * REVERSE_SHELL: a program that takes commands has a network connection, or the pipes of a network tool, where a person's
 * terminal would be. Any other program is meant too when the connection is both its input and its output and this machine made
 * it, or the program lies in no usual place: then it runs under such a shell, or is one by another name. What a super-server accepts and hands to a script is no shell
 * for whoever connects.
 */
final class ReverseShellRule implements WarningRule {

    /** They run what they are told to on a connection: {@code nc -e}, {@code socat EXEC:}. */
    private static final Pattern RELAYS = Pattern.compile("nc|ncat|netcat|nc\\.traditional|socat1?|cryptcat|pwncat");

    /** A unit of systemd for one accepted connection (systemd.socket(5), Accept=): {@code x@3-10.0.0.1:79-10.0.0.9:4242}. */
    private static final Pattern FOR_ONE_CONNECTION =
            Pattern.compile("[^@/]{1,200}+@[0-9]{1,19}+-[^/]{0,200}:[0-9]{1,5}(?:-[0-9]{1,19})?\\.service");

    private static final Pattern SUPER_SERVERS = Pattern.compile("(?:openbsd-|inetutils-)?x?inetd|tcpserver|tcpsvd");

    private static final Pattern INTERACTIVE = Pattern.compile("-[a-zA-Z]{0,8}i[a-zA-Z]{0,8}");

    @Override
    public List<Warning> check(Evidence evidence) {
        boolean takesCommands = ProgramKind.takesCommands(evidence.process());
        Optional<StreamConnection> connection = evidence.facts().behaviour().connection();
        if (connection.isPresent()) {
            return connection
                    .filter(found -> takesCommands
                            ? !isServedScript(evidence, found.connection())
                            : isShellByAnotherName(evidence, found))
                    .map(found -> connected(evidence, found, takesCommands))
                    .stream()
                    .toList();
        }
        if (!takesCommands) {
            return WaitingRelay.of(evidence.process())
                    .map(relay -> warning(
                            evidence,
                            relay.program(),
                            relay.takesCommands() ? Severity.DANGER : Severity.CAUTION,
                            relay.takesCommands() ? "waits" : "serves"))
                    .stream()
                    .toList();
        }
        Behaviour behaviour = evidence.facts().behaviour();
        return behaviour
                .networkTool()
                .map(tool -> warning(evidence, tool, Severity.DANGER, "pipe"))
                .or(() -> behaviour.relations().shellRelay().flatMap(shellRelay -> carried(evidence, shellRelay)))
                .or(() -> startedByRelay(evidence))
                .stream()
                .toList();
    }

    private static boolean isServedScript(Evidence evidence, Connection connection) {
        return connection.accepted()
                && !CommandSource.of(evidence.process()).isInput()
                && (evidence.process()
                                .systemdUnit()
                                .filter(unit -> FOR_ONE_CONNECTION.matcher(unit).matches())
                                .isPresent()
                        || evidence.ancestors().stream().anyMatch(ReverseShellRule::isSuperServer));
    }

    /** A server's child may answer one caller on its standard streams; a file of no usual place that is not the server may not. */
    private static boolean isShellByAnotherName(Evidence evidence, StreamConnection stream) {
        boolean unusual = evidence.place()
                .filter(place -> place.kind() != PlaceKind.STANDARD)
                .isPresent();
        boolean child = evidence.ancestors().stream()
                .limit(1)
                .anyMatch(
                        parent -> parent.executable().equals(evidence.process().executable()));
        return stream.bothWays()
                && (!stream.connection().accepted()
                        || unusual
                                && !child
                                && evidence.process().containerId().isEmpty()
                                && evidence.ancestors().stream().noneMatch(ReverseShellRule::isSuperServer));
    }

    private static boolean isSuperServer(Ancestor ancestor) {
        return ancestor.isSystems() && SUPER_SERVERS.matcher(ancestor.name()).matches();
    }

    private static Optional<Warning> carried(Evidence evidence, ShellRelay shellRelay) {
        String partner = Shown.address(shellRelay.connection());
        return severity(evidence.process(), shellRelay)
                .map(severity -> new Warning(
                        WarningCode.REVERSE_SHELL,
                        Optional.of(partner),
                        severity,
                        false,
                        text("warning.REVERSE_SHELL.title.carried", Shown.words(shellRelay.program())),
                        text(
                                "warning.REVERSE_SHELL.why.carried",
                                Shown.words(ProgramKind.applet(evidence.process())),
                                evidence.process().user(),
                                partner,
                                Shown.words(shellRelay.program()),
                                Integer.toString(shellRelay.pid())),
                        severity == Severity.DANGER
                                ? text("warning.REVERSE_SHELL.todo")
                                : text("warning.REVERSE_SHELL.todo.carried", Shown.words(shellRelay.program()))));
    }

    /**
     * What an interpreter hands to another interpreter may be its own work. Who serves logins, builds or a page with a terminal on it
     * has a shell's other ends, too: there it counts who vouches for the program, and whether it called the other machine itself to have
     * somebody type there.
     */
    private static Optional<Severity> severity(ProcessSample process, ShellRelay relay) {
        boolean shell =
                ProgramKind.of(process).filter(ProgramKind.INTERPRETER::equals).isEmpty();
        if (relay.interpreter() && !relay.terminal() || !shell) {
            return Optional.of(shell ? Severity.DANGER : Severity.CAUTION).filter(_ -> relay.interpreter());
        }
        boolean typed = relay.terminal()
                || process.commandLine().stream()
                        .anyMatch(argument -> INTERACTIVE.matcher(argument).matches());
        boolean serves = relay.connection().accepted();
        return switch (relay.standing()) {
            case SYSTEM -> Optional.empty();
            case ADMIN ->
                typed && !serves
                        ? Optional.of(relay.terminal() ? Severity.CAUTION : Severity.DANGER)
                        : Optional.empty();
            case PERSON -> Optional.of(relay.terminal() ? Severity.CAUTION : Severity.DANGER);
            case SERVER -> Optional.of(Severity.CAUTION);
            case NOBODY -> Optional.of(relay.interpreter() && serves ? Severity.CAUTION : Severity.DANGER);
        };
    }

    private static Warning connected(Evidence evidence, StreamConnection stream, boolean takesCommands) {
        Connection connection = stream.connection();
        String partner = Shown.address(connection);
        String other = connection.accepted() ? "other.accepted" : "other";
        CommandSource source = CommandSource.of(evidence.process());
        boolean script = stream.input()
                && source.file().isPresent()
                && source.descriptor().isEmpty();
        String told = script ? "script" : variant(stream);
        return warning(evidence, partner, Severity.DANGER, takesCommands ? told : other);
    }

    private static String variant(StreamConnection stream) {
        if (stream.input()) {
            return stream.connection().accepted() ? "accepted" : "made";
        }
        return stream.output() ? "answers" : "beside";
    }

    private static Optional<Warning> startedByRelay(Evidence evidence) {
        return evidence.ancestors().stream()
                .limit(1)
                .filter(parent -> RELAYS.matcher(parent.name()).matches())
                .map(parent -> CommandSource.of(evidence.process()).isInput()
                        ? warning(evidence, parent.name(), Severity.DANGER, "relay")
                        : warning(evidence, parent.name(), Severity.CAUTION, "relayed"))
                .findFirst();
    }

    private static Warning warning(Evidence evidence, String partner, Severity severity, String variant) {
        ProcessSample process = evidence.process();
        return new Warning(
                WarningCode.REVERSE_SHELL,
                Optional.of(Shown.words(partner)),
                severity,
                false,
                text("warning.REVERSE_SHELL.title." + variant, Shown.words(partner)),
                text(
                        "warning.REVERSE_SHELL.why." + variant,
                        Shown.words(ProgramKind.applet(process)),
                        process.user(),
                        Shown.words(partner)),
                text(
                        severity == Severity.DANGER
                                ? "warning.REVERSE_SHELL.todo"
                                : "warning.REVERSE_SHELL.todo.relayed"));
    }
}
