package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which packages of one database may own a path: eight bytes a path, 48 bits of its hash and 16 for the package. A hash is
 * no proof, so whoever asks looks into the package afterwards. Immutable.
 */
final class PackageIndex {

    /** 8 MB; the largest distributions have a tenth of it installed. */
    private static final int MOST_PATHS = 1_000_000;

    private static final int PACKAGE_BITS = 16;
    private static final int MOST_PACKAGES = 1 << PACKAGE_BITS;
    private static final int PACKAGE = MOST_PACKAGES - 1;

    /** Differs from start to start: nobody can choose a path that falls together with another. */
    private static final long SEED = RandomGenerator.getDefault().nextLong();

    private final long[] entries;
    private final String[] keys;
    private final boolean complete;

    private PackageIndex(long[] entries, String[] keys, boolean complete) {
        this.entries = entries;
        this.keys = keys;
        this.complete = complete;
    }

    /** Whether every path of the database is in it, so that what is not found is owned by nobody. */
    boolean complete() {
        return complete;
    }

    int paths() {
        return entries.length;
    }

    /** The keys of the packages that may own it. */
    List<String> candidates(String canonicalPath) {
        byte[] path = canonicalPath.getBytes(UTF_8);
        long hash = hash(path, path.length);
        int at = Arrays.binarySearch(entries, hash);
        List<String> found = new ArrayList<>(1);
        for (int i = at < 0 ? -at - 1 : at; i < entries.length && (entries[i] & ~PACKAGE) == hash; i++) {
            found.add(keys[(int) entries[i] & PACKAGE]);
        }
        return found;
    }

    /** FNV-1a over the bytes, spread by the finalizer of MurmurHash3; the lowest bits are left for the package. */
    private static long hash(byte[] path, int length) {
        long hash = SEED ^ 0xcbf29ce484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ path[i]) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (hash ^ hash >>> 33) & ~(long) PACKAGE;
    }

    /** Collects what a database tells, package by package. */
    static final class Builder {

        private static final int FIRST_SIZE = 16 * 1024;
        private static final int ROOM = 16 * 1024;

        private final FolderLinks links;
        private final List<String> keys = new ArrayList<>();
        private final byte[] path = new byte[ROOM];
        private int length;
        private long[] entries = new long[FIRST_SIZE];
        private int count;
        private boolean full;
        private boolean incomplete;

        Builder(FolderLinks links) {
            this.links = links;
        }

        /** What follows belongs to this package. */
        void begin(String key) {
            commit();
            if (keys.size() < MOST_PACKAGES) {
                keys.add(key);
            } else {
                full = true;
            }
        }

        /**
         * One path of the package that was begun, absolute. A folder that stands right before what is in it is left out:
         * folders do not run.
         */
        void path(byte[] bytes, int from, int to) {
            int added = Math.min(to - from, ROOM);
            boolean below = length > 0
                    && added > length
                    && bytes[from + length] == '/'
                    && Arrays.equals(bytes, from, from + length, path, 0, length);
            if (!below) {
                commit();
            }
            System.arraycopy(bytes, from, path, 0, added);
            length = added;
        }

        /** What was told is not all. */
        void missing() {
            incomplete = true;
        }

        private void commit() {
            if (length == 0 || keys.isEmpty() || full) {
                length = 0;
                return;
            }
            if (count == MOST_PATHS) {
                full = true;
                return;
            }
            if (count == entries.length) {
                entries = Arrays.copyOf(entries, count + count / 2);
            }
            entries[count++] = hash(path, links.canonical(path, length)) | keys.size() - 1;
            length = 0;
        }

        PackageIndex build() {
            commit();
            long[] sorted = Arrays.copyOf(entries, count);
            Arrays.sort(sorted);
            return new PackageIndex(sorted, keys.toArray(String[]::new), !full && !incomplete);
        }
    }
}
