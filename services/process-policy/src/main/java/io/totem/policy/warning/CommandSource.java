package io.totem.policy.warning;

import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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

    private static final Pattern OPTIONS = Pattern.compile("[-+][a-zA-Z]{1,12}");

    /** One of its letters has the next argument for its value. */
    private static final Pattern OPTION_NAMED = Pattern.compile("[-+][a-zA-Z]{0,12}[oO][a-zA-Z]{0,12}");

    private static final Set<String> END_OF_OPTIONS = Set.of("--", "-");

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
                int text = textFlag.equals(SHELLS_TEXT) ? shellsText(arguments, at) : at + 1;
                return new CommandSource(
                        Optional.of(text < arguments.size() ? arguments.get(text) : ""), Optional.empty(), false);
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

    /** Behind {@code -c} a shell reads on to the end of its options: {@code sh -c -- TEXT}, as PHP has it, and {@code bash -c -o posix TEXT}. */
    private static int shellsText(List<String> arguments, int flag) {
        int at = flag;
        while (at < arguments.size() && OPTIONS.matcher(arguments.get(at)).matches()) {
            at += OPTION_NAMED.matcher(arguments.get(at)).matches() ? 2 : 1;
        }
        return at < arguments.size() && END_OF_OPTIONS.contains(arguments.get(at)) ? at + 1 : at;
    }

    /** {@code busybox sh …} has one word more in front. */
    private static int start(List<String> arguments) {
        return arguments.size() > 1 && arguments.getFirst().endsWith("busybox") ? 2 : 1;
    }
}
