package io.totem.logs.line;

import io.totem.api.logs.Level;
import java.util.Optional;

/**
 * A level said in words near the start of a message: {@code ERROR}, {@code [error]}, {@code error:}, {@code <warning>},
 * {@code PHP Fatal error:}. A word in running text ("no error found") is none.
 */
final class LevelWords {

    private static final int PREFIX = 200;

    /** Of the words that are levels. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 11;

    private LevelWords() {}

    /** By hand, because it meets every line and a regular expression takes several times as long. */
    static Optional<Level> find(String message) {
        int end = Math.min(message.length(), PREFIX);
        int start = 0;
        while (start < end) {
            int wordEnd = wordEnd(message, start, end);
            Optional<Level> level = wordEnd - start >= SHORTEST && wordEnd - start <= LONGEST
                    ? level(message, start, wordEnd)
                    : Optional.empty();
            if (level.isPresent()) {
                return level;
            }
            start = Math.max(wordEnd, start + 1);
        }
        return Optional.empty();
    }

    private static int wordEnd(String text, int start, int end) {
        int i = start;
        while (i < end && isPartOfWord(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPartOfWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private static Optional<Level> level(String text, int start, int end) {
        boolean marked = isMarked(text, start, end);
        if (!marked && !Character.isUpperCase(text.charAt(start))) {
            return Optional.empty();
        }
        String word = text.substring(start, end);
        return marked || isShouted(word) ? Levels.ofWord(word) : Optional.empty();
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
