package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * A package's header as rpm keeps it (rpm.org, "RPM V4 Package format"): the number of entries and of bytes, then 16 bytes an
 * entry (tag, type, place, count), then what they hold. What does not fit is an {@link IndexOutOfBoundsException}.
 */
final class RpmHeader {

    private static final int NAME = 1000;
    private static final int VERSION = 1001;
    private static final int RELEASE = 1002;
    private static final int EPOCH = 1003;
    private static final int SUMMARY = 1004;
    private static final int INSTALL_TIME = 1008;
    private static final int FILE_STATES = 1029;
    private static final int FILE_DIGESTS = 1035;
    private static final int FILE_FLAGS = 1037;
    private static final int DIR_INDEXES = 1116;
    private static final int BASE_NAMES = 1117;
    private static final int DIR_NAMES = 1118;
    private static final int DIGEST_ALGORITHM = 5011;

    /** RPMFILE_CONFIG and RPMFILE_GHOST: an admin's to change, and not brought at all. */
    private static final int NOT_ITS_CONTENT = 1 | 1 << 6;

    private static final int ENTRY = 16;
    private static final int MOST_ENTRIES = 65_536;
    private static final int MOST_FILES = 1_000_000;

    private final ByteBuffer blob;
    private final int entries;
    private final int data;

    RpmHeader(ByteBuffer blob) throws IOException {
        this.blob = blob;
        this.entries = blob.getInt(0);
        if (entries < 0 || entries > MOST_ENTRIES) {
            throw new IOException("a header with " + entries + " entries");
        }
        this.data = 8 + entries * ENTRY;
    }

    /** Takes each path of the package. */
    interface Paths {
        /** @return whether more are wanted */
        boolean path(int number, byte[] bytes, int length);
    }

    OwningPackage owner() {
        String epoch = number(EPOCH).map(value -> value + ":").orElse("");
        return new OwningPackage(
                PackageSystem.RPM, text(NAME), epoch + text(VERSION) + "-" + text(RELEASE), text(SUMMARY));
    }

    Instant installedAt() {
        return Instant.ofEpochSecond(
                number(INSTALL_TIME).map(Integer::toUnsignedLong).orElse(0L));
    }

    void paths(Paths wanted) throws IOException {
        int names = place(BASE_NAMES);
        if (names < 0) {
            return;
        }
        int count = count(BASE_NAMES);
        int[] folders = strings(DIR_NAMES);
        int indexes = place(DIR_INDEXES);
        byte[] path = new byte[16 * 1024];
        for (int i = 0, at = names; i < count; i++) {
            int folder = folders[blob.getInt(indexes + 4 * i)];
            int length = copy(folder, path, 0);
            int end = copy(at, path, length);
            if (!wanted.path(i, path, end)) {
                return;
            }
            at = next(at);
        }
    }

    /** What the file of this number held; empty for links, folders, configuration and what another package replaced. */
    Optional<FileDigest> digest(int number) throws IOException {
        int states = place(FILE_STATES);
        int flags = place(FILE_FLAGS);
        boolean replaced = states >= 0 && blob.get(states + number) != 0;
        if (replaced || flags >= 0 && (blob.getInt(flags + 4 * number) & NOT_ITS_CONTENT) != 0) {
            return Optional.empty();
        }
        int[] digests = strings(FILE_DIGESTS);
        return number < digests.length ? FileDigest.of(algorithm(), textAt(digests[number])) : Optional.empty();
    }

    /** PGP's numbers of hash algorithms (RFC 9580, 9.5); without one it is MD5. */
    private String algorithm() {
        return switch (number(DIGEST_ALGORITHM).orElse(1)) {
            case 1 -> "MD5";
            case 2 -> "SHA-1";
            case 8 -> "SHA-256";
            case 9 -> "SHA-384";
            case 10 -> "SHA-512";
            case 11 -> "SHA-224";
            default -> "";
        };
    }

    private String text(int tag) {
        int place = place(tag);
        return place < 0 ? "" : textAt(place);
    }

    private Optional<Integer> number(int tag) {
        int place = place(tag);
        return place < 0 ? Optional.empty() : Optional.of(blob.getInt(place));
    }

    private int[] strings(int tag) throws IOException {
        int place = place(tag);
        int[] places = new int[place < 0 ? 0 : count(tag)];
        for (int i = 0, at = place; i < places.length; i++) {
            places[i] = at;
            at = next(at);
        }
        return places;
    }

    /** Where in the blob its value begins; −1 where it has none. */
    private int place(int tag) {
        int entry = entry(tag);
        return entry < 0 ? -1 : data + blob.getInt(entry + 8);
    }

    private int count(int tag) throws IOException {
        int count = blob.getInt(entry(tag) + 12);
        if (count < 0 || count > MOST_FILES) {
            throw new IOException("an entry of " + count + " values");
        }
        return count;
    }

    private int entry(int tag) {
        for (int i = 0; i < entries; i++) {
            int entry = 8 + i * ENTRY;
            if (blob.getInt(entry) == tag) {
                return entry;
            }
        }
        return -1;
    }

    private String textAt(int from) {
        int end = next(from) - 1;
        byte[] bytes = new byte[end - from];
        blob.get(from, bytes);
        return new String(bytes, UTF_8);
    }

    /** After the zero that ends a string. */
    private int next(int from) {
        int at = from;
        while (blob.get(at) != 0) {
            at++;
        }
        return at + 1;
    }

    /** @return how much of the path there is now */
    private int copy(int from, byte[] path, int length) {
        int at = from;
        int end = length;
        while (blob.get(at) != 0 && end < path.length) {
            path[end++] = blob.get(at++);
        }
        return end;
    }
}
