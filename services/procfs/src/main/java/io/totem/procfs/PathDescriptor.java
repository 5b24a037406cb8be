package io.totem.procfs;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Holds on to a file or folder without opening it: openat(2) with O_PATH. Nothing is read, a FIFO does not block and a
 * device does not stir. What is asked and opened through it is that very file, whoever swaps names and links in between
 * (proc(5), /proc/PID/fd). From folder to folder by {@link #child}, a path leads through no link at all.
 * For one thread.
 */
public final class PathDescriptor implements AutoCloseable {

    private static final int O_PATH = 0x20_0000;
    private static final int O_CLOEXEC = 0x8_0000;

    /** Of the few flags that are not the same everywhere: asm/fcntl.h of these differs from asm-generic's. */
    private static final int O_NOFOLLOW =
            Set.of("aarch64", "arm", "ppc64", "ppc64le").contains(System.getProperty("os.arch")) ? 0x8000 : 0x2_0000;

    private static final int AT_FDCWD = -100;

    private static final MethodHandle OPENAT = LibC.failing(
            "openat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(3));
    private static final MethodHandle READLINKAT =
            LibC.failing("readlinkat", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle GETXATTR =
            LibC.failing("getxattr", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE = LibC.failing("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private static final int CLOSED = -1;
    private static final int LONGEST_TARGET = 4096;
    private static final int LONGEST_LIST = 4096;
    private static final String ACCESS_LIST = "system.posix_acl_access";
    private static final String CAPABILITIES = "security.capability";
    private static final String MOUNT = "mnt_id:";

    private int descriptor;

    private PathDescriptor(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Follows links: for places that the configuration names.
     *
     * @throws IOException NoSuchFileException, AccessDeniedException, or another with the error's number
     */
    public static PathDescriptor of(Path path) throws IOException {
        return new PathDescriptor(open(AT_FDCWD, path.toString(), O_PATH | O_CLOEXEC));
    }

    /**
     * What this folder calls so; a link is held itself.
     *
     * @param name one name: neither {@code .} nor {@code ..}
     * @throws IOException as {@link #of}; NoSuchFileException also when this is no folder
     */
    public PathDescriptor child(String name) throws IOException {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/") || name.contains("\0")) {
            throw new NoSuchFileException(name);
        }
        return new PathDescriptor(open(descriptor, name, O_PATH | O_CLOEXEC | O_NOFOLLOW));
    }

    public FileStatus status() throws IOException {
        return FileStatus.of(path());
    }

    /** A name for the held file itself, to list a folder by. */
    public Path path() {
        return Path.of("/proc/self/fd/" + descriptor);
    }

    /** Where it lies, without links. */
    public Path location() throws IOException {
        return Files.readSymbolicLink(path());
    }

    /**
     * Where a held link points to (readlinkat(2) with an empty path), without going there.
     *
     * @throws IOException where it is no link
     */
    public String target() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = LibC.errnoSegment(arena);
            MemorySegment into = arena.allocate(LONGEST_TARGET);
            long length =
                    (long) READLINKAT.invokeExact(state, descriptor, arena.allocateFrom(""), into, into.byteSize());
            if (length < 0) {
                throw failure("link", LibC.errno(state));
            }
            return new String(into.asSlice(0, length).toArray(JAVA_BYTE), UTF_8);
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new AssertionError("readlinkat takes other arguments", impossible);
        }
    }

    /** Its access control list (acl(5)); empty where it has none, or its file system knows none. */
    public AccessList accessList() {
        byte[] list = attribute(ACCESS_LIST);
        return list.length == 0 ? AccessList.NONE : AccessList.parse(list);
    }

    /** Whether a program of this file gets capabilities by it (capabilities(7), "File capabilities"). */
    public boolean hasCapabilities() {
        return attribute(CAPABILITIES).length > 0;
    }

    /** An extended attribute (xattr(7)); empty where there is none. */
    private byte[] attribute(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = LibC.errnoSegment(arena);
            MemorySegment into = arena.allocate(LONGEST_LIST);
            long length = (long) GETXATTR.invokeExact(
                    state, arena.allocateFrom(path().toString()), arena.allocateFrom(name), into, into.byteSize());
            return into.asSlice(0, Math.max(0, length)).toArray(JAVA_BYTE);
        } catch (Throwable impossible) {
            throw new AssertionError("getxattr takes other arguments", impossible);
        }
    }

    /**
     * The number of the mount it was reached through (proc_pid_fdinfo(5)), as mountinfo has it. Its file system is not
     * asked, so this is answered also where that one does not answer any more.
     */
    public int mountNumber() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor))) {
            if (line.startsWith(MOUNT)) {
                return Integer.parseInt(line.substring(MOUNT.length()).strip());
            }
        }
        throw new NoSuchFileException(MOUNT);
    }

    /** For reading; a FIFO blocks, so ask for the {@link #status} first: what is held does not change its kind. */
    public FileChannel open() throws IOException {
        return FileChannel.open(path(), StandardOpenOption.READ);
    }

    /** Once: the number may be another's by the second time. */
    @Override
    public void close() {
        int closing = descriptor;
        descriptor = CLOSED;
        if (closing == CLOSED) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) CLOSE.invokeExact(LibC.errnoSegment(arena), closing);
        } catch (Throwable impossible) {
            throw new AssertionError("close takes other arguments", impossible);
        }
    }

    private static int open(int folder, String name, int flags) throws IOException {
        int descriptor;
        int errno;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = LibC.errnoSegment(arena);
            descriptor = (int) OPENAT.invokeExact(state, folder, arena.allocateFrom(name), flags);
            errno = LibC.errno(state);
        } catch (Throwable impossible) {
            throw new AssertionError("openat takes other arguments", impossible);
        }
        if (descriptor < 0) {
            throw failure(name, errno);
        }
        return descriptor;
    }

    private static IOException failure(String name, int errno) {
        return switch (errno) {
            // Too long: a name that is no text, once it was made one.
            case Errno.ENOENT, Errno.ENOTDIR, Errno.ENAMETOOLONG -> new NoSuchFileException(name);
            case Errno.EACCES -> new AccessDeniedException(name);
            default -> new FileSystemException(name, null, "errno " + errno);
        };
    }
}
