package io.totem.logs.line;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes a stranger's bytes safe to look at. Terminal escape sequences are dropped (ECMA-48), other control characters
 * and those that turn the direction of writing around are shown instead of obeyed, invalid UTF-8 becomes U+FFFD.
 */
public final class LineText {

    private static final char ESCAPE = 0x1b;
    private static final char BELL = 0x07;
    private static final String STRING_END = "\u001b\\";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private LineText() {}

    public static String of(byte[] bytes, int length) {
        return of(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    public static String of(String raw) {
        int end = raw.length();
        while (end > 0 && (raw.charAt(end - 1) == '\r' || raw.charAt(end - 1) == '\n')) {
            end--;
        }
        int lastEnd = Math.max(raw.lastIndexOf(BELL), raw.lastIndexOf(STRING_END));
        StringBuilder clean = new StringBuilder(end);
        int i = 0;
        while (i < end) {
            char c = raw.charAt(i);
            if (c == ESCAPE) {
                i = afterEscape(raw, i + 1, end, lastEnd);
            } else {
                append(clean, c);
                i++;
            }
        }
        return clean.toString();
    }

    private static void append(StringBuilder clean, char c) {
        if (c < 0x20 && c != '\t') {
            clean.append((char) (0x2400 + c));
        } else if (c == 0x7f) {
            clean.append('\u2421');
        } else if (c >= 0x80 && c <= 0x9f || turnsDirection(c)) {
            clean.append("\u27E8U+").append(HEX.toHexDigits(c)).append('\u27E9');
        } else {
            clean.append(c);
        }
    }

    /** The bidirectional controls (Unicode TR 9) and the separators that would break a line in two. */
    private static boolean turnsDirection(char c) {
        return c == 0x200e || c == 0x200f || c == 0x061c || c >= 0x2028 && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    private static int afterEscape(String raw, int start, int end, int lastEnd) {
        if (start >= end) {
            return start;
        }
        return switch (raw.charAt(start)) {
            case '[' -> afterControlSequence(raw, start + 1, end);
            case ']', 'P', '_', '^', 'X' -> start + 1 > lastEnd ? start + 1 : afterString(raw, start + 1, end);
            case '(', ')', '*', '+' -> Math.min(start + 2, end);
            default -> start + 1;
        };
    }

    /** CSI: parameters and intermediates (0x20–0x3f), then one final byte. */
    private static int afterControlSequence(String raw, int start, int end) {
        int i = start;
        while (i < end && raw.charAt(i) >= 0x20 && raw.charAt(i) <= 0x3f) {
            i++;
        }
        boolean hasFinal = i < end && raw.charAt(i) >= 0x40 && raw.charAt(i) <= 0x7e;
        return hasFinal ? i + 1 : i;
    }

    /**
     * OSC and its kin run to BEL or ESC \. One without an end is not believed: only its start is dropped. Nobody looks for
     * an end behind the last one: a line of nothing but starts would be read once for each.
     */
    private static int afterString(String raw, int start, int end) {
        for (int i = start; i < end; i++) {
            if (raw.charAt(i) == BELL) {
                return i + 1;
            }
            if (raw.charAt(i) == ESCAPE && i + 1 < end && raw.charAt(i + 1) == '\\') {
                return i + 2;
            }
        }
        return start;
    }
}
