package io.totem.logs.file;

import io.totem.logs.file.RefusedException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells text from what only looks like a log: by its name and its first {@value #BLOCK} bytes. */
public final class TextCheck {

    private static final int BLOCK = 4096;

    private static final Set<String> COMPRESSED_NAMES =
            Set.of("gz", "xz", "zst", "bz2", "zip", "lz4", "Z", "lzma", "7z", "tgz");

    /** gzip, xz, zstd, bzip2, zip, lz4, compress: the magic numbers of file(1). */
    private static final List<byte[]> COMPRESSED_STARTS = List.of(
            bytes("1f8b"),
            bytes("fd377a585a00"),
            bytes("28b52ffd"),
            bytes("425a68"),
            bytes("504b0304"),
            bytes("04224d18"),
            bytes("1f9d"));

    private TextCheck() {}

    /** Why it cannot be shown as text; empty when it can. */
    public static Optional<Reason> refusal(LogFile file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        file.channel().read(block, 0);
        byte[] start = new byte[block.flip().remaining()];
        block.get(start);
        if (COMPRESSED_NAMES.contains(extension(file.real().getFileName().toString())) || isCompressed(start)) {
            return Optional.of(Reason.COMPRESSED);
        }
        return isBinary(start) ? Optional.of(Reason.BINARY) : Optional.empty();
    }

    private static boolean isCompressed(byte[] start) {
        return COMPRESSED_STARTS.stream().anyMatch(magic -> startsWith(start, magic));
    }

    /** A NUL, or a control character that no program writes into a log: all but tab, line ends, form feed, bell, escape. */
    private static boolean isBinary(byte[] start) {
        for (byte b : start) {
            boolean harmless = b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == '\b' || b == 0x07 || b == 0x1b;
            if (b >= 0 && b < 0x20 && !harmless) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] start, byte[] magic) {
        return start.length >= magic.length && java.util.Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
