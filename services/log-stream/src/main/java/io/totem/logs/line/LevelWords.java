package io.totem.logs.line;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A level said in words near the start of a message: {@code ERROR}, {@code [error]}, {@code error:}, {@code <warning>},
 * {@code PHP Fatal error:}. A word in running text ("no error found") is none.
 */
final class LevelWords {

    private static final int PREFIX = 200;

    private static final Pattern WORD = Pattern.compile("(?<![\\w-])([A-Za-z]{3,11})(?![\\w-])");

    private LevelWords() {}

    static Optional<Level> find(String message) {
        String prefix = message.length() <= PREFIX ? message : message.substring(0, PREFIX);
        Matcher matcher = WORD.matcher(prefix);
        while (matcher.find()) {
            String word = matcher.group(1);
            if (isShouted(word) || isMarked(prefix, matcher.start(), matcher.end())) {
                Optional<Level> level = Level.ofWord(word);
                if (level.isPresent()) {
                    return level;
                }
            }
        }
        return Optional.empty();
    }

    /** Upper case; LOG, NOTE, CONFIG and FINE are too common as plain words. */
    private static boolean isShouted(String word) {
        return word.chars().allMatch(Character::isUpperCase)
                && !word.equals("LOG")
                && !word.equals("NOTE")
                && !word.equals("CONFIG")
                && !word.equals("FINE");
    }

    private static boolean isMarked(String text, int start, int end) {
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        char after = end < text.length() ? text.charAt(end) : ' ';
        return before == '[' && after == ']' || before == '<' && after == '>' || before == '=' || after == ':';
    }
}
