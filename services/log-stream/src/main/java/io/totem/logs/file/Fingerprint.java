package io.totem.logs.file;

import java.util.zip.CRC32;

/**
 * What the last few bytes before an offset looked like. A file that was emptied and has grown past the offset again, or
 * another file with the same inode, does not fit.
 *
 * @param length how many bytes, 0–{@value #MAX}; with 0 anything fits
 */
public record Fingerprint(int length, int checksum) {

    static final int MAX = 32;
    static final Fingerprint NONE = new Fingerprint(0, 0);

    public Fingerprint {
        if (length < 0 || length > MAX) {
            throw new IllegalArgumentException("anchor of " + length + " bytes");
        }
    }

    /** @param end behind the last byte; the anchor covers at most {@value #MAX} bytes before it */
    static Fingerprint of(byte[] bytes, int end) {
        int length = Math.min(end, MAX);
        CRC32 crc = new CRC32();
        crc.update(bytes, end - length, length);
        return new Fingerprint(length, (int) crc.getValue());
    }
}
