package io.totem.policy.warning;

import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A network tool that waits for whoever connects, and then starts a program on the connection: {@code nc -l -e}, {@code socat
 * TCP-LISTEN:… EXEC:…}. Until somebody does there is no shell to be seen.
 *
 * @param program the file name of what it will start
 * @param takesCommands whether that is a shell or an interpreter
 */
record WaitingRelay(String program, boolean takesCommands) {

    private static final Pattern NETCATS = Pattern.compile("nc|ncat|netcat|nc\\.(?:traditional|openbsd)|cryptcat");
    private static final Set<String> EXECUTES = Set.of("-e", "-c", "--exec", "--sh-exec");
    private static final Pattern LISTENS = Pattern.compile("--listen|-[a-zA-Z46]{0,12}l[a-zA-Z46]{0,12}");
    private static final Pattern EXECUTES_IN_CLUSTER = Pattern.compile("-[a-zA-Z46]{1,12}[ec]");
    private static final Pattern SOCAT_LISTENS = Pattern.compile("(?i)[a-z0-9-]{2,20}-l(?:isten)?:.{0,1000}+");
    private static final Pattern SOCAT_EXECUTES =
            Pattern.compile("(?i)(?:exec|system|shell):[\"']?([^ ,\"']{1,400}+).{0,2000}+");

    /** Empty for other programs, and where nobody is waited for. */
    static Optional<WaitingRelay> of(ProcessSample process) {
        List<String> arguments =
                process.commandLine().stream().skip(1).limit(64).toList();
        String name = ProgramKind.applet(process);
        if (NETCATS.matcher(name).matches()) {
            return arguments.stream()
                            .anyMatch(argument -> LISTENS.matcher(argument).matches())
                    ? ofNetcat(arguments)
                    : Optional.empty();
        }
        boolean socat = name.equals("socat") || name.equals("socat1");
        boolean waits = socat
                && arguments.stream()
                        .anyMatch(argument -> SOCAT_LISTENS.matcher(argument).matches());
        return waits ? ofSocat(arguments) : Optional.empty();
    }

    private static Optional<WaitingRelay> ofNetcat(List<String> arguments) {
        Stream<String> attached = arguments.stream()
                .filter(argument -> argument.startsWith("--exec=") || argument.startsWith("--sh-exec="))
                .map(argument -> argument.substring(argument.indexOf('=') + 1));
        Stream<String> separate = Stream.iterate(0, at -> at + 1 < arguments.size(), at -> at + 1)
                .filter(at -> executes(arguments.get(at)))
                .map(at -> arguments.get(at + 1));
        return Stream.concat(attached, separate).findFirst().map(WaitingRelay::starting);
    }

    private static boolean executes(String argument) {
        return EXECUTES.contains(argument)
                || EXECUTES_IN_CLUSTER.matcher(argument).matches();
    }

    private static Optional<WaitingRelay> ofSocat(List<String> arguments) {
        return arguments.stream()
                .map(SOCAT_EXECUTES::matcher)
                .filter(Matcher::matches)
                .map(found -> starting(found.group(1)))
                .findFirst();
    }

    private static WaitingRelay starting(String command) {
        String program = ProgramPath.fileName(command.strip().split(" ", 2)[0]);
        boolean takesCommands = ProgramKind.of(program)
                .filter(kind -> kind == ProgramKind.SHELL || kind == ProgramKind.INTERPRETER)
                .isPresent();
        return new WaitingRelay(program, takesCommands);
    }
}
