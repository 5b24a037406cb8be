package io.totem.policy.provenance;

import com.github.benmanes.caffeine.cache.Cache;
import io.totem.platform.cache.Caches;
import io.totem.procfs.FileStatus;
import io.totem.procfs.PathDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Digests of files, each read once as long as it does not change, and no faster than the pace lets. */
final class FileContents {

    /** Beyond that nobody waits for it; the largest programs have a third of it. */
    private static final long LARGEST = 1L << 30;

    private static final int MOST_KEPT = 5_000;
    private static final int CHUNK = 128 * 1024;

    /** A file as it is: what is written to it moves the time of its inode, which nobody can set. */
    private record Key(long device, long inode, long size, Instant changedAt, String algorithm) {

        static Key of(FileStatus status, String algorithm) {
            return new Key(status.device(), status.inode(), status.size(), status.changedAt(), algorithm);
        }
    }

    private final Pace pace;
    private final Cache<Key, String> digests =
            Caches.bounded(Clock.systemUTC(), MOST_KEPT).build();

    FileContents(Pace pace) {
        this.pace = pace;
    }

    /**
     * Whether the file holds what the digest is of; empty for what is no file, too large, or changes while it is read.
     *
     * @throws IOException when it cannot be read
     */
    Optional<Boolean> matches(PathDescriptor file, FileDigest digest) throws IOException {
        FileStatus status = file.status();
        if (!status.isRegular() || status.size() > LARGEST) {
            return Optional.empty();
        }
        Key key = Key.of(status, digest.algorithm());
        String known = digests.getIfPresent(key);
        if (known != null) {
            return Optional.of(known.equals(digest.hex()));
        }
        String read = read(file, digest.algorithm(), status.size());
        if (!Key.of(file.status(), digest.algorithm()).equals(key)) {
            return Optional.empty();
        }
        digests.put(key, read);
        return Optional.of(read.equals(digest.hex()));
    }

    private String read(PathDescriptor file, String algorithm, long size) throws IOException {
        MessageDigest digest = digest(algorithm);
        byte[] chunk = new byte[CHUNK];
        long left = size;
        try (InputStream in = Channels.newInputStream(file.open())) {
            long before = pace.now();
            for (int count = in.read(chunk); count > 0 && left > 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
                left -= count;
                before = pace.worked(before);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) throws IOException {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException unknown) {
            throw new IOException("no digest " + algorithm, unknown);
        }
    }
}
