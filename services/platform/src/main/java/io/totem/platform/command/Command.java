package io.totem.platform.command;

import io.totem.platform.text.UntrustedText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command that people copy into a shell, mostly as root: one program and its arguments. It runs that program with those
 * arguments in every POSIX shell, whatever they hold. There is none where a reader could not see what an argument holds, or
 * not all of it.
 *
 * <p>What is known from a log only is no argument of a command: strangers write into logs.
 */
public final class Command {

    /** Words that mean themselves to every shell. A word is never empty, and no {@code =} makes it an assignment. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@.:/+,-]+");

    /** So does a plain value behind a long option. */
    private static final Pattern SHOWN_PLAIN = Pattern.compile("(?:--[a-z-]+=)?" + PLAIN);

    /** Pages cut what is longer than 2,000 characters, and half a command is another one. */
    private static final int LONGEST = 1_000;

    private static final String END_OF_OPTIONS = "--";

    private final List<String> arguments;

    private Command(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /**
     * The part of it that is written in the source.
     *
     * @throws IllegalArgumentException when a word needs quoting: it is not ours then
     */
    public static Command of(String... words) {
        if (words.length == 0
                || !Arrays.stream(words).allMatch(word -> PLAIN.matcher(word).matches())) {
            throw new IllegalArgumentException("not the fixed words of a command: " + Arrays.toString(words));
        }
        return new Command(List.of(words));
    }

    /** With names or paths behind {@code --}, which ends the options; empty where one cannot be shown. */
    public Optional<Command> on(String... operands) {
        return more(Stream.concat(Stream.of(END_OF_OPTIONS), Arrays.stream(operands)));
    }

    /** With operands of a program that knows no {@code --}; empty where one cannot be shown or begins like an option. */
    public Optional<Command> onBare(String... operands) {
        boolean option = Arrays.stream(operands).anyMatch(operand -> operand.startsWith("-"));
        return option ? Optional.empty() : more(Arrays.stream(operands));
    }

    /** With an option that takes a value, {@code --option=value}; empty where that cannot be shown. */
    public Optional<Command> option(String option, String value) {
        return more(Stream.of(END_OF_OPTIONS + option + "=" + value));
    }

    /** To be run one after the other: all of them, or none where one of them cannot be shown. */
    public static List<Command> sequence(List<Optional<Command>> commands) {
        return commands.stream().allMatch(Optional::isPresent)
                ? commands.stream().map(Optional::orElseThrow).toList()
                : List.of();
    }

    @SafeVarargs
    public static List<Command> sequence(Optional<Command>... commands) {
        return sequence(Arrays.asList(commands));
    }

    /** What the program gets, itself first. */
    public List<String> arguments() {
        return arguments;
    }

    /** As it is typed into a shell. */
    public String text() {
        return arguments.stream().map(Command::quoted).collect(Collectors.joining(" "));
    }

    private Optional<Command> more(Stream<String> words) {
        List<String> all = Stream.concat(arguments.stream(), words).toList();
        return all.stream().anyMatch(UntrustedText::hides)
                ? Optional.empty()
                : Optional.of(new Command(all)).filter(command -> command.text().length() <= LONGEST);
    }

    /** Between single quotes nothing has a meaning but the single quote itself. */
    private static String quoted(String word) {
        return SHOWN_PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Command command && arguments.equals(command.arguments);
    }

    @Override
    public int hashCode() {
        return arguments.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
