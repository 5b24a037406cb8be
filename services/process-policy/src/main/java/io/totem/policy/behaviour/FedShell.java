package io.totem.policy.behaviour;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code curl … | sh} in the text that a shell was given to run. */
final class FedShell {

    private static final Pattern PIPE = Pattern.compile("|", Pattern.LITERAL);
    private static final Pattern END_OF_COMMAND = Pattern.compile("[;&\n]");
    private static final Pattern DOWNLOADER = Pattern.compile("\\b(curl|wget|fetch)[ \t]");
    private static final Pattern SHELL = Pattern.compile("[ \t]{0,8}(?:(?:sudo|env|exec|nohup)[ \t]{1,8}){0,2}"
            + "(?:/[^ |;&]{1,64}/)?(?:(?:ba|da|z|k|a)?sh|python3?|perl|ruby|node|php)\\b");

    private FedShell() {}

    /** The downloader whose output goes straight to a shell or an interpreter. */
    static Optional<String> downloader(String text) {
        List<String> parts = List.of(PIPE.split(text));
        for (int at = 0; at + 1 < parts.size(); at++) {
            String[] commands = END_OF_COMMAND.split(parts.get(at), -1);
            Matcher downloader = DOWNLOADER.matcher(commands[commands.length - 1]);
            if (downloader.find() && SHELL.matcher(parts.get(at + 1)).lookingAt()) {
                return Optional.of(downloader.group(1));
            }
        }
        return Optional.empty();
    }
}
