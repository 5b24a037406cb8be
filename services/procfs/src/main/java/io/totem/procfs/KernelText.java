package io.totem.procfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A file of /proc as bytes, with a cursor that reads fields off it: numbers without making strings of them first. The
 * kernel's text is ragged (cut short, other columns on other kernels), so nothing here throws: what is absent comes back
 * as the value the caller names for it.
 */
final class KernelText {

    private static final int FIRST_SIZE = 4096;

    private final int limit;
    private byte[] bytes;
    private int length;
    private int cursor;

    /** An empty text that will take at most {@code limit} bytes; what is longer is cut there. */
    KernelText(int limit) {
        this.limit = limit;
        this.bytes = new byte[Math.min(limit, FIRST_SIZE)];
    }

    static KernelText of(byte[] content) {
        KernelText text = new KernelText(Math.max(1, content.length));
        text.append(content, content.length);
        return text;
    }

    static KernelText of(String content) {
        return of(content.getBytes(UTF_8));
    }

    void clear() {
        length = 0;
        cursor = 0;
    }

    /** Takes what fits of the first {@code count} bytes; false when the text is full. */
    boolean append(byte[] source, int count) {
        int taken = Math.min(count, limit - length);
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(2 * bytes.length, length + taken)));
        }
        System.arraycopy(source, 0, bytes, length, taken);
        length += taken;
        return length < limit;
    }

    int length() {
        return length;
    }

    void moveTo(int position) {
        cursor = Math.clamp(position, 0, length);
    }

    boolean atEnd() {
        return cursor >= length;
    }

    /** Where this byte stands next, from the cursor on; -1 where it does not. */
    int next(char wanted) {
        for (int i = cursor; i < length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Where this byte stands last; -1 where it does not. */
    int last(char wanted) {
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Moves behind the next line that starts with this text; false, and to the end, when there is none. */
    boolean afterLineStart(String start) {
        cursor = 0;
        while (cursor < length) {
            if (startsWith(start)) {
                cursor += start.length();
                return true;
            }
            nextLine();
        }
        return false;
    }

    private boolean startsWith(String start) {
        if (cursor + start.length() > length) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (bytes[cursor + i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void nextLine() {
        int end = next('\n');
        cursor = end < 0 ? length : end + 1;
    }

    /** The next byte that is not blank, as a character, or the one named. */
    char letter(char absent) {
        skipBlanks();
        return atEnd() ? absent : (char) (bytes[cursor++] & 0xff);
    }

    /**
     * The next field as a decimal number, or the one named where the field is no number. An unsigned 64-bit number above
     * {@link Long#MAX_VALUE} comes back negative, as it would in C.
     */
    long number(long absent) {
        skipBlanks();
        boolean negative = !atEnd() && bytes[cursor] == '-';
        int start = negative ? cursor + 1 : cursor;
        int end = start;
        long value = 0;
        while (end < length && bytes[end] >= '0' && bytes[end] <= '9') {
            value = 10 * value + bytes[end++] - '0';
        }
        cursor = end;
        if (end == start) {
            return absent;
        }
        return negative ? -value : value;
    }

    /** The next field as a hexadecimal number of at most 64 bits, or the one named where the field is no such number. */
    long hexadecimal(long absent) {
        skipBlanks();
        int start = cursor;
        long value = 0;
        while (cursor < length && Character.digit(bytes[cursor], 16) >= 0) {
            value = (value << 4) | Character.digit(bytes[cursor++], 16);
        }
        return cursor == start ? absent : value;
    }

    /** Passes over fields, whatever is in them. */
    void skipFields(int count) {
        for (int i = 0; i < count; i++) {
            skipBlanks();
            while (cursor < length && !isBlank(bytes[cursor])) {
                cursor++;
            }
        }
    }

    /** The bytes of a range as UTF-8, what is invalid replaced by U+FFFD. */
    String text(int from, int to) {
        int start = Math.clamp(from, 0, length);
        return new String(bytes, start, Math.clamp(to, start, length) - start, UTF_8);
    }

    String text() {
        return text(0, length);
    }

    private void skipBlanks() {
        while (cursor < length && isBlank(bytes[cursor])) {
            cursor++;
        }
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\n';
    }
}
