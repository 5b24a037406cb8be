package io.totem.policy.warning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code curl … | sh}, {@code base64 -d … | sh} and {@code eval "$(curl …)"} in the text that a shell was given to run: what is run comes
 * over the network, or is decoded first.
 */
public final class FedShell {

    private static final String INTERPRETERS = "python3?|perl|ruby|node|php";
    private static final Pattern SHELL = Pattern.compile("[ \t]{0,8}(?:(?:sudo|env|exec|nohup)[ \t]{1,8}){0,2}"
            + "(?:/[^ |;&]{1,64}/)?(?:(?:ba|da|z|k|a)?sh|" + INTERPRETERS + ")\\b");

    private static final Pattern PIPE = Pattern.compile("|", Pattern.LITERAL);
    private static final Pattern END_OF_COMMAND = Pattern.compile("[;&\n({]");
    private static final Pattern DOWNLOADER =
            Pattern.compile("\\b(curl|wget|fetch|ssh|nc|ncat|netcat|socat|openssl(?= s_client))[ \t]");

    /** These are told from other words by an option of theirs, wherever they stand. */
    private static final Pattern ENCODER = Pattern.compile("\\b(base64|base32|basenc|openssl|xxd)[ \t]");

    /** What stands before a program and starts it. */
    private static final Set<String> STARTERS =
            Set.of("sudo", "env", "exec", "nohup", "command", "busybox", "time", "then", "do", "if");

    private static final String CHARACTERS = "(?:\\\\{1,2}(?:x[2-7][0-9a-fA-F]|0?(?:0[4-7]|1[0-7])[0-7])){4,}+";

    /** The numbers of at least four letters, one behind the other: {@code printf '\x73\x6c…'}, {@code echo -e '\163\154…'}. */
    private static final Pattern NUMBERS = Pattern.compile(CHARACTERS);

    private static final Pattern PRINTS = Pattern.compile("\\b(printf|echo)[ \t]");

    /** {@code $'\163\154…'}. */
    private static final Pattern QUOTED_IN_NUMBERS = Pattern.compile("\\$'[^'\\\\\n]{0,40}" + CHARACTERS);

    private static final Pattern BLANKS = Pattern.compile("[ \t]++");

    /** What a command is that another shell runs the output of. */
    private interface Source {

        /** Its name; empty for other commands. */
        Optional<String> in(String command);
    }

    /** What a command writes is run where it stands, by this shell or by one more. */
    private static final Pattern SUBSTITUTED = Pattern.compile(
            "\\b(?:(?:ba|da|z|k|a)?sh|" + INTERPRETERS
                    + ")\\b(?:[ \t]{1,8}-[a-zA-Z]{1,8}){0,4}[ \t]{1,8}(?:<<<[ \t]{0,8})?[\"']?(?:\\$\\(|`|<\\()([^)`]{1,2000})");

    private static final Pattern EVALUATED =
            Pattern.compile("(?:^|[;&|\\s({])(?:eval|source|\\.)[ \t]{1,8}[\"']?(?:\\$\\(|`|<\\()([^)`]{1,2000})");

    private static final Pattern END = Pattern.compile("[|;&\n]");

    /** Of the pipes of one text, and of the commands in one pipeline. */
    private static final int MOST_PARTS = 64;

    private static final int MOST_BETWEEN = 4;

    private FedShell() {}

    /** The downloader or the network tool whose output goes to another shell or interpreter. */
    public static Optional<String> downloader(String text) {
        return piped(text, FedShell::download).or(() -> within(SUBSTITUTED, text, FedShell::download));
    }

    /** The program that decodes or unpacks what goes to another shell or interpreter; what hides is told before what packs. */
    public static Optional<String> decoder(String text) {
        return decoder(text, FedShell::decoding)
                .or(() -> printedBeforeShell(text))
                .or(() -> decoder(text, FedShell::unpacking));
    }

    private static Optional<String> decoder(String text, Source source) {
        return piped(text, source).or(() -> within(SUBSTITUTED, text, source));
    }

    /** The downloader or the network tool whose output the shell with this text runs itself. */
    static Optional<String> ownDownloader(String text) {
        return within(EVALUATED, text, FedShell::download);
    }

    /** The program that decodes or unpacks what the shell with this text runs itself; the shell, where that reads letters as numbers. */
    static Optional<String> ownDecoder(String text) {
        return within(EVALUATED, text, FedShell::decoding)
                .or(() -> QUOTED_IN_NUMBERS.matcher(text).find() ? Optional.of("$'…'") : Optional.empty())
                .or(() -> within(EVALUATED, text, FedShell::unpacking));
    }

    private static Optional<String> download(String command) {
        Matcher found = DOWNLOADER.matcher(command);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** It decodes by one of its own options: those of the next command do not count. */
    private static Optional<String> decoding(String command) {
        Optional<String> printed = printed(command);
        if (printed.isPresent()) {
            return printed;
        }
        Matcher found = ENCODER.matcher(command);
        return found.find()
                ? Decoder.hidden(words(END.split(command.substring(found.start()), 2)[0]))
                : inAPart(command, Decoder::hidden);
    }

    /** In quotes a semicolon ends no command. */
    private static Optional<String> printedBeforeShell(String text) {
        List<String> parts = List.of(PIPE.split(text, MOST_PARTS));
        return IntStream.range(1, parts.size())
                .filter(at -> SHELL.matcher(parts.get(at)).lookingAt())
                .mapToObj(at -> printed(parts.get(at - 1)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> printed(String text) {
        Matcher prints = PRINTS.matcher(text);
        return prints.find() && NUMBERS.matcher(text).find() ? Optional.of(prints.group(1)) : Optional.empty();
    }

    private static Optional<String> unpacking(String command) {
        return inAPart(command, Decoder::unpacking);
    }

    private static Optional<String> inAPart(String command, Function<List<String>, Optional<String>> decoder) {
        return END.splitAsStream(command)
                .limit(MOST_PARTS)
                .map(FedShell::words)
                .flatMap(words -> decoder.apply(words).stream())
                .findFirst();
    }

    /** Without what starts the program, and without quotes. */
    private static List<String> words(String command) {
        return BLANKS.splitAsStream(command.strip())
                .limit(MOST_PARTS)
                .map(word -> word.replace("'", "").replace("\"", ""))
                .dropWhile(word -> STARTERS.contains(word) || word.contains("=") || word.isEmpty())
                .toList();
    }

    private static Optional<String> piped(String text, Source source) {
        List<String> parts = List.of(PIPE.split(text, MOST_PARTS));
        for (int at = 1; at < parts.size(); at++) {
            if (SHELL.matcher(parts.get(at)).lookingAt()) {
                Optional<String> found = before(parts, at, source);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** In the same pipeline: not beyond the end of a command, nor of {@code a || b}. */
    private static Optional<String> before(List<String> parts, int shell, Source source) {
        for (int at = shell - 1; at >= Math.max(0, shell - MOST_BETWEEN); at--) {
            String[] commands = END_OF_COMMAND.split(parts.get(at), -1);
            String last = commands[commands.length - 1];
            Optional<String> found = source.in(last);
            if (found.isPresent()) {
                return found;
            } else if (last.isBlank() || commands.length > 1) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> within(Pattern run, String text, Source source) {
        return run.matcher(text)
                .results()
                .flatMap(found -> source.in(found.group(1)).stream())
                .findFirst();
    }
}
