package io.totem.logs.file;

import io.totem.api.logs.Cursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a file that holds through renames: which file, how far, and what stood there. */
public record FileCursor(FileKey key, long offset, Fingerprint anchor) implements Cursor {

    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{1,15})-([0-9a-f]{1,15})-([0-9a-f]{1,15})-([0-9a-f]{1,2})-([0-9a-f]{1,8})");
    private static final int HEX = 16;

    public FileCursor {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(anchor, "anchor");
        if (offset < anchor.length()) {
            throw new IllegalArgumentException("offset " + offset + " before its anchor");
        }
    }

    public static FileCursor start(FileKey key) {
        return new FileCursor(key, 0, Fingerprint.NONE);
    }

    public static FileCursor behind(FileKey key, RawLine line) {
        return new FileCursor(key, line.end(), line.anchor());
    }

    /** Empty when no file cursor was ever written like that. */
    public static Optional<FileCursor> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int length = Integer.parseInt(matcher.group(4), HEX);
        long offset = number(matcher.group(3));
        if (length > Fingerprint.MAX || length > offset) {
            return Optional.empty();
        }
        Fingerprint anchor = new Fingerprint(length, Integer.parseUnsignedInt(matcher.group(5), HEX));
        return Optional.of(
                new FileCursor(new FileKey(number(matcher.group(1)), number(matcher.group(2))), offset, anchor));
    }

    @Override
    public String text() {
        return "%x-%x-%x-%x-%x".formatted(key.device(), key.inode(), offset, anchor.length(), anchor.checksum());
    }

    public boolean isIn(FileKey file) {
        return key.equals(file);
    }

    /** Whether the file still holds before this place what it held then: false once it was emptied or overwritten. */
    public boolean fits(FileChannel channel) throws IOException {
        ByteBuffer before = ByteBuffer.allocate(anchor.length());
        while (before.hasRemaining()) {
            if (channel.read(before, offset - before.remaining()) < 0) {
                return false;
            }
        }
        return offset <= channel.size()
                && Fingerprint.of(before.array(), anchor.length()).equals(anchor);
    }

    private static long number(String hex) {
        return Long.parseLong(hex, HEX);
    }
}
