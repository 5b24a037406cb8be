package io.totem.policy.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.totem.policy.access.AccessReader;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A made-up host below a folder: real files with owners and modes, its users, and a {@code /proc} whose processes see it as
 * their root. Only root can give files to others.
 */
public final class HostTree {

    public static final int WWW_DATA = 33;
    public static final int MINA = 1001;
    public static final int JUN = 1002;
    public static final int APP = 998;
    public static final int DEV = 2000;
    public static final int STAFF = 50;
    public static final int NIXBLD = 30_000;

    private static final String PASSWD = """
            root:x:0:0:root:/root:/bin/bash
            www-data:x:33:33::/var/www:/usr/sbin/nologin
            app:x:998:998::/srv/app:/usr/sbin/nologin
            mina:x:1001:1001::/home/mina:/bin/bash
            jun:x:1002:1002::/home/jun:/bin/bash
            nixbld1:x:30001:30000::/var/empty:/sbin/nologin
            """;

    private static final String GROUP = """
            root:x:0:
            www-data:x:33:
            staff:x:50:
            app:x:998:
            mina:x:1001:
            jun:x:1002:
            dev:x:2000:mina,jun
            nixbld:x:30000:nixbld1
            """;

    private final Path folder;
    private final Path root;
    private final StringBuilder mounts = new StringBuilder();

    private HostTree(Path folder) {
        this.folder = folder;
        this.root = folder.resolve("root");
    }

    public static HostTree in(Path folder) {
        assumeTrue(People.isRoot(), "only root gives files to others");
        HostTree host = new HostTree(folder);
        host.write("etc/passwd", PASSWD).write("etc/group", GROUP);
        host.write("etc/login.defs", "UID_MIN 1000\nUID_MAX 60000\n");
        host.folder("/tmp", 01777, 0, 0);
        host.mounts.append(io(() -> Files.readString(Path.of("/proc/self/mountinfo"))));
        return host.sees(1, "mnt:[1]");
    }

    /** Such a process sees all of this. */
    public HostTree sees(int pid, String namespace) {
        return sees(pid, namespace, "/");
    }

    /** Such a process sees of it what is below a folder: it called chroot(2). */
    public HostTree sees(int pid, String namespace, String jail) {
        io(() -> {
            Path process = Files.createDirectories(folder.resolve("proc").resolve(Integer.toString(pid)));
            link(process.resolve("root"), at(jail).toString());
            link(Files.createDirectories(process.resolve("ns")).resolve("mnt"), namespace);
            return Files.writeString(process.resolve("mountinfo"), mounts);
        });
        return this;
    }

    /** What such a process has mapped. */
    public HostTree maps(int pid, String lines) {
        return io(() -> {
            Path process = Files.createDirectories(folder.resolve("proc").resolve(Integer.toString(pid)));
            Files.writeString(process.resolve("maps"), lines);
            return this;
        });
    }

    private static void link(Path at, String target) throws IOException {
        Files.deleteIfExists(at);
        Files.createSymbolicLink(at, Path.of(target));
    }

    /** What is mounted besides, as mountinfo has it; for processes that are shown afterwards. */
    public HostTree mounted(String line) {
        mounts.append(line).append('\n');
        return sees(1, "mnt:[1]");
    }

    public String mountInfo() {
        return mounts.toString();
    }

    /** As processes see the mounts that are shown afterwards. */
    public HostTree mountInfo(String text) {
        mounts.setLength(0);
        mounts.append(text);
        return sees(1, "mnt:[1]");
    }

    public HostTree folder(String path, int mode, int uid, int gid) {
        return io(() -> own(Files.createDirectories(at(path)), mode, uid, gid));
    }

    public HostTree file(String path, int mode, int uid, int gid) {
        return io(() -> {
            Files.createDirectories(at(path).getParent());
            return own(Files.writeString(at(path), "a program"), mode, uid, gid);
        });
    }

    public HostTree link(String path, String target) {
        return io(() -> {
            Files.createDirectories(at(path).getParent());
            Files.createSymbolicLink(at(path), Path.of(target));
            return this;
        });
    }

    public HostTree write(String path, String text) {
        return io(() -> {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
            return this;
        });
    }

    /** Where it lies in truth. */
    public Path at(String path) {
        return root.resolve(path.substring(1));
    }

    public HostRoot host() {
        return new HostRoot(folder.resolve("proc"), folder.resolve("sys"), root);
    }

    public AccessReader reader() {
        return new AccessReader(host(), Clock.systemUTC());
    }

    private HostTree own(Path path, int mode, int uid, int gid) throws IOException {
        Files.setAttribute(path, "unix:uid", uid);
        Files.setAttribute(path, "unix:gid", gid);
        Files.setAttribute(path, "unix:mode", mode);
        return this;
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private static <T> T io(Work<T> work) {
        try {
            return work.done();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
