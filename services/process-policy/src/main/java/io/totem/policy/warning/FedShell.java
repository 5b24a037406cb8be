package io.totem.policy.warning;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code curl … | sh}, {@code base64 -d … | sh} and {@code eval "$(curl …)"} in the text that a shell was given to run: what is run comes
 * over the network, or is decoded first.
 */
public final class FedShell {

    private static final Pattern PIPE = Pattern.compile("|", Pattern.LITERAL);
    private static final Pattern END_OF_COMMAND = Pattern.compile("[;&\n({]");
    private static final Pattern DOWNLOADER =
            Pattern.compile("\\b(curl|wget|fetch|ssh|nc|ncat|netcat|socat|openssl(?= s_client))[ \t]");

    private static final Pattern DECODER = Pattern.compile("\\b(base64|base32|basenc|openssl|xxd|uudecode)[ \t]");

    private static final Pattern DECODES = Pattern.compile("-[a-zA-Z]{0,4}[dDr][a-zA-Z]{0,4}|--decode");
    private static final Pattern BLANKS = Pattern.compile("[ \t]++");

    /** What a command is that another shell runs the output of. */
    private interface Source {

        /** Its name; empty for other commands. */
        Optional<String> in(String command);
    }

    private static final String INTERPRETERS = "python3?|perl|ruby|node|php";
    private static final Pattern SHELL = Pattern.compile("[ \t]{0,8}(?:(?:sudo|env|exec|nohup)[ \t]{1,8}){0,2}"
            + "(?:/[^ |;&]{1,64}/)?(?:(?:ba|da|z|k|a)?sh|" + INTERPRETERS + ")\\b");

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

    /** The program that decodes what goes to another shell or interpreter. */
    public static Optional<String> decoder(String text) {
        return piped(text, FedShell::decoding).or(() -> within(SUBSTITUTED, text, FedShell::decoding));
    }

    /** The downloader or the network tool whose output the shell with this text runs itself. */
    static Optional<String> ownDownloader(String text) {
        return within(EVALUATED, text, FedShell::download);
    }

    /** The program that decodes what the shell with this text runs itself. */
    static Optional<String> ownDecoder(String text) {
        return within(EVALUATED, text, FedShell::decoding);
    }

    private static Optional<String> download(String command) {
        Matcher found = DOWNLOADER.matcher(command);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** It decodes by one of its own options: those of the next command do not count. */
    private static Optional<String> decoding(String command) {
        Matcher found = DECODER.matcher(command);
        if (!found.find()) {
            return Optional.empty();
        }
        String options = END.split(command.substring(found.end()), 2)[0];
        return BLANKS.splitAsStream(options)
                        .anyMatch(word -> DECODES.matcher(word).matches())
                ? Optional.of(found.group(1))
                : Optional.empty();
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
