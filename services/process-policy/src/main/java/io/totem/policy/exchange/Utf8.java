package io.totem.policy.exchange;

import io.totem.platform.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a file that must be UTF-8, with or without a byte order mark. */
final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** @throws ProblemException 400 with the line and column of the first byte that is no UTF-8, or of a NUL */
    static String decode(byte[] content) {
        CharBuffer characters = CharBuffer.allocate(content.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content), characters, true);
        String text = characters.flip().toString();
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw at(text, nul);
        }
        if (result.isError()) {
            throw at(text, text.length());
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static ProblemException at(String text, int end) {
        String before = text.substring(0, end);
        long line = 1 + before.chars().filter(character -> character == '\n').count();
        return Unreadable.at(line, end - before.lastIndexOf('\n'), "encoding");
    }
}
