package io.totem.policy.supervisor;

import io.totem.policy.known.ProgramPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the files of a systemd service say it runs (systemd.service(5)).
 *
 * @param oneshot whether it is a job that ends by itself: {@code Type=oneshot}
 * @param commands of ExecStart= and the like, each cut into its words
 */
public record ServiceUnit(boolean oneshot, List<List<String>> commands) {

    private static final Pattern COMMAND = Pattern.compile(
            "(ExecCondition|ExecStart|ExecStartPre|ExecStartPost|ExecReload|ExecStop|ExecStopPost) {0,8}= {0,8}([-@:+!|]{0,5})");

    /** The word behind the program is what it is called with in its place. */
    private static final String OTHER_NAME = "@";

    private static final Pattern ONESHOT = Pattern.compile("Type {0,8}= {0,8}oneshot");

    /** Where systemd puts something else (systemd.unit(5), "Specifiers"; systemd.service(5), "Command lines"). */
    private static final Pattern REPLACED =
            Pattern.compile("\\$\\{[A-Za-z0-9_]{1,64}\\}|\\$[A-Za-z0-9_]{0,64}|%.|\\\\.");

    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z0-9_]{1,64}");
    private static final Set<Character> QUOTES = Set.of('"', '\'');

    /** A script's interpreter and its option may stand before it (execve(2)). */
    private static final int MOST_BEFORE = 2;

    public ServiceUnit {
        commands = commands.stream().map(List::copyOf).toList();
    }

    /** @param lines of the section {@code [Service]} */
    public static ServiceUnit of(List<String> lines) {
        List<List<String>> commands = new ArrayList<>();
        boolean oneshot = false;
        for (String line : joined(lines)) {
            Matcher command = COMMAND.matcher(line);
            if (command.lookingAt()) {
                commands.add(
                        words(line.substring(command.end()), command.group(2).contains(OTHER_NAME)));
            }
            oneshot |= ONESHOT.matcher(line).matches();
        }
        return new ServiceUnit(oneshot, commands);
    }

    /** A backslash at the end goes on in the next line. */
    private static List<String> joined(List<String> lines) {
        List<String> whole = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : lines) {
            if (part.endsWith("\\")) {
                line.append(part, 0, part.length() - 1).append(' ');
            } else {
                whole.add(line.append(part).toString());
                line.setLength(0);
            }
        }
        return whole;
    }

    private static List<String> words(String command, boolean otherName) {
        List<String> words = words(command);
        return otherName && words.size() > 1 ? words.subList(1, words.size()) : words;
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int at = 0; at < command.length(); at++) {
            char letter = command.charAt(at);
            if (letter == '\\' && at + 1 < command.length()) {
                word.append(letter).append(command.charAt(++at));
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(letter)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else if (quote == 0 && QUOTES.contains(letter)) {
                quote = letter;
                begun = true;
            } else if (quote == letter) {
                quote = 0;
            } else {
                word.append(letter);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** Whether a process with these arguments is one of the unit's own commands. */
    public boolean runs(List<String> commandLine) {
        return commands.stream().filter(words -> !words.isEmpty()).anyMatch(words -> isOf(words, commandLine));
    }

    private static boolean isOf(List<String> words, List<String> commandLine) {
        for (int before = 0; before <= MOST_BEFORE && before < commandLine.size(); before++) {
            List<String> rest = commandLine.subList(before, commandLine.size());
            if (isProgram(words.getFirst(), rest.getFirst()) && matches(words, rest)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isProgram(String word, String argument) {
        return word.equals(argument)
                || word.equals(ProgramPath.fileName(argument))
                || ProgramPath.fileName(word).equals(argument);
    }

    /** A word that is nothing but a variable becomes any number of words. */
    private static boolean matches(List<String> words, List<String> arguments) {
        for (int at = 1; at < words.size(); at++) {
            if (VARIABLE.matcher(words.get(at)).matches()) {
                return true;
            }
            if (at >= arguments.size() || !matches(words.get(at), arguments.get(at))) {
                return false;
            }
        }
        return words.size() == arguments.size();
    }

    private static boolean matches(String word, String argument) {
        int from = 0;
        for (String part : REPLACED.split(word, -1)) {
            int found = argument.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        return REPLACED.matcher(word).find() || word.equals(argument);
    }
}
