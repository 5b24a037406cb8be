package io.totem.procfs;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The three things a sweep asks of /proc, by paths relative to it such as {@code 1234/stat}. Processes end while they are
 * read, so "gone" is an answer, not an error. Not thread-safe.
 *
 * <p>It calls the C library itself. The JDK's file classes take a tenth longer, do not tell "gone" from "denied", and
 * spoil names that are not of the locale a container happens to run in.
 */
final class ProcFiles {

    /** How a read went. */
    enum Outcome {
        READ,
        GONE,
        DENIED
    }

    private static final int PATH_SIZE = 4096;
    private static final int BUFFER_SIZE = 64 * 1024;
    private static final int MOST_DIGITS = 9;

    private final FileCalls calls = new FileCalls();
    private final MemorySegment path = Arena.ofAuto().allocate(PATH_SIZE);
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_SIZE);
    private final byte[] copy = new byte[BUFFER_SIZE];
    private final File proc;
    private final int prefixLength;

    ProcFiles(HostRoot host) {
        this.proc = host.proc().toFile();
        byte[] prefix = (proc + "/").getBytes(UTF_8);
        this.prefixLength = prefix.length;
        MemorySegment.copy(prefix, 0, path, JAVA_BYTE, 0, prefixLength);
    }

    /** The entries of a folder that are numbers, in the kernel's order; none when it is gone or closed to us. */
    int[] numbers(String folder) {
        String[] names = new File(proc, folder).list();
        return names == null
                ? new int[0]
                : Arrays.stream(names)
                        .filter(ProcFiles::isNumber)
                        .mapToInt(Integer::parseInt)
                        .toArray();
    }

    private static boolean isNumber(String name) {
        return name.length() <= MOST_DIGITS && name.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** Replaces the text with the file's content, as far as the text takes it; leaves it empty unless READ. */
    Outcome read(String file, KernelText into) {
        into.clear();
        int descriptor = calls.open(path(file));
        if (descriptor < 0) {
            return outcome(descriptor, file);
        }
        try {
            return readAll(descriptor, file, into);
        } finally {
            calls.close(descriptor);
        }
    }

    private Outcome readAll(int descriptor, String file, KernelText into) {
        boolean room = true;
        int count = calls.read(descriptor, buffer);
        while (count > 0 && room) {
            MemorySegment.copy(buffer, JAVA_BYTE, 0, copy, 0, count);
            room = into.append(copy, count);
            count = room ? calls.read(descriptor, buffer) : 0;
        }
        if (count < 0) {
            into.clear();
            return outcome(count, file);
        }
        return Outcome.READ;
    }

    /** Where a link points to; empty when it is gone, closed to us, or points nowhere. */
    Optional<String> link(String link) {
        int count = calls.readlink(path(link), buffer);
        if (count < 0) {
            outcome(count, link);
            return Optional.empty();
        }
        MemorySegment.copy(buffer, JAVA_BYTE, 0, copy, 0, count);
        return Optional.of(new String(copy, 0, count, UTF_8));
    }

    /** Whose what a link leads to is; empty when it is gone or closed to us. Not of a file system that may not answer. */
    OptionalInt owner(String link) {
        try {
            return OptionalInt.of(FileStatus.of(proc.toPath().resolve(link)).owner());
        } catch (IOException goneOrClosed) {
            return OptionalInt.empty();
        }
    }

    /** Whether two links lead to the same file; not where one is gone or closed to us. */
    boolean areSame(String link, String other) {
        try {
            FileStatus one = FileStatus.of(proc.toPath().resolve(link));
            FileStatus two = FileStatus.of(proc.toPath().resolve(other));
            return one.device() == two.device() && one.inode() == two.inode();
        } catch (IOException goneOrClosed) {
            return false;
        }
    }

    private MemorySegment path(String relative) {
        for (int i = 0; i < relative.length(); i++) {
            path.set(JAVA_BYTE, prefixLength + i, (byte) relative.charAt(i));
        }
        path.set(JAVA_BYTE, prefixLength + relative.length(), (byte) 0);
        return path;
    }

    /** What a failure says of the process. When it is our own (no descriptor, no memory), the sweep fails. */
    private static Outcome outcome(int failure, String file) {
        return switch (-failure) {
            case Errno.EACCES, Errno.EPERM -> Outcome.DENIED;
            case Errno.ENFILE, Errno.EMFILE, Errno.ENOMEM ->
                throw new UncheckedIOException(
                        new IOException("cannot read " + file + " below /proc: error number " + -failure));
            default -> Outcome.GONE;
        };
    }
}
