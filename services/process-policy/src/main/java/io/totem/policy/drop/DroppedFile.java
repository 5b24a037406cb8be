package io.totem.policy.drop;

import io.totem.procfs.FileStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Something in the drop box, as it was at one look.
 *
 * @param name as its sender wrote it: for nobody's eyes
 */
record DroppedFile(String name, FileStatus status) {

    private static final int LONGEST_NAME = 100;

    DroppedFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
    }

    /** Whether it is a file of its own: no link, and no other name of something else. */
    boolean isPlain() {
        return status.isRegular() && status.links() == 1;
    }

    /** What a person can read and a shell does not mind. */
    String harmlessName() {
        String harmless = name.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceAll("^[.-]", "_");
        return harmless.length() <= LONGEST_NAME ? harmless : harmless.substring(harmless.length() - LONGEST_NAME);
    }

    /** Two names that look alike when made harmless are two. */
    String nameKey() {
        return sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The same as long as nobody touched it: its sender can set one of the times, but not the other. */
    String identity() {
        return "%x-%x-%x-%s-%s"
                .formatted(status.inode(), status.mode(), status.size(), status.modifiedAt(), status.changedAt());
    }

    /** As sha256sum(1) prints it. */
    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
