package io.totem.policy.warning;

import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a shell or an interpreter takes its program from, by its arguments.
 *
 * @param text the program itself, where it stands among the arguments: {@code sh -c}, {@code perl -e}
 * @param file the file that is named, as it is written there
 * @param module whether a module is named ({@code python -m}), whose file is not
 */
public record CommandSource(Optional<String> text, Optional<String> file, boolean module) {

    /** {@code sh -c}, {@code bash -lc}: of a shell {@code -e} is something else. */
    private static final Pattern SHELLS_TEXT = Pattern.compile("-[a-zA-Z]{0,8}c");

    private static final Pattern SCRIPTS_TEXT = Pattern.compile("-[a-zA-Z]{0,8}[ceE]|-p|--eval|--print");
    private static final Pattern PHPS_TEXT = Pattern.compile("-[rBRE]|--run");

    private static final Pattern WITH_VALUE =
            Pattern.compile("[-+][oO]|-[WXd]|--rcfile|--init-file|--require|-r|--import|--loader|-f");

    private static final Pattern DESCRIPTOR = Pattern.compile("/(?:dev|proc/self)/fd/([0-9]{1,6})");

    private static final CommandSource INPUT = new CommandSource(Optional.empty(), Optional.empty(), false);

    public static CommandSource of(ProcessSample process) {
        List<String> arguments = process.commandLine();
        Pattern textFlag = textFlag(process);
        for (int at = start(arguments); at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (textFlag.matcher(argument).matches()) {
                return new CommandSource(Optional.of(after(arguments, at)), Optional.empty(), false);
            } else if (argument.equals("-m")) {
                return new CommandSource(Optional.empty(), Optional.empty(), true);
            } else if (argument.equals("-s") || argument.equals("-")) {
                return INPUT;
            } else if (WITH_VALUE.matcher(argument).matches()) {
                at++;
            } else if (!argument.startsWith("-") && !argument.startsWith("+")) {
                return new CommandSource(Optional.empty(), Optional.of(argument), false);
            }
        }
        return INPUT;
    }

    /** Whether it reads its program from standard input, as nothing else is named. */
    public boolean isInput() {
        return text.isEmpty()
                && !module
                && file.filter(path -> !path.equals("/dev/stdin")).isEmpty();
    }

    /** The descriptor that the program is read from: 0, or N of {@code bash /dev/fd/N}, which is {@code bash <(…)}. */
    public OptionalInt descriptor() {
        if (isInput()) {
            return OptionalInt.of(0);
        }
        Matcher named = DESCRIPTOR.matcher(file.orElse(""));
        return named.matches() ? OptionalInt.of(Integer.parseInt(named.group(1))) : OptionalInt.empty();
    }

    private static Pattern textFlag(ProcessSample process) {
        if (ProgramKind.of(process).filter(ProgramKind.INTERPRETER::equals).isEmpty()) {
            return SHELLS_TEXT;
        }
        return ProgramKind.applet(process).startsWith("php") ? PHPS_TEXT : SCRIPTS_TEXT;
    }

    private static String after(List<String> arguments, int at) {
        return at + 1 < arguments.size() ? arguments.get(at + 1) : "";
    }

    /** {@code busybox sh …} has one word more in front. */
    private static int start(List<String> arguments) {
        return arguments.size() > 1 && arguments.getFirst().endsWith("busybox") ? 2 : 1;
    }
}
