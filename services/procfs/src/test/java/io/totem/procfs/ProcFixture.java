package io.totem.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder shaped like a host: its proc, sys and etc. Text is written byte by byte, so that it may be invalid UTF-8. */
record ProcFixture(Path root) {

    static final String BOOT_ID = "9b1f2f6e-8a1f-4a53-9d4b-1c2d3e4f5a6b";

    static ProcFixture in(Path folder) {
        ProcFixture fixture = new ProcFixture(folder);
        fixture.write("proc/sys/kernel/random/boot_id", BOOT_ID + "\n");
        fixture.write("proc/stat", "cpu  1 2 3 4\nintr 5\nctxt 6\nbtime 1700000000\nprocesses 7\n");
        fixture.write("proc/meminfo", "MemTotal:        1024000 kB\nMemFree:          1000 kB\n");
        fixture.write("proc/1/net/tcp", SocketLineTest.HEADING);
        fixture.write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\nwww-data:x:33:33::/var/www:/bin/sh\n");
        return fixture;
    }

    HostRoot host() {
        return new HostRoot(root.resolve("proc"), root.resolve("sys"), root);
    }

    /** A living process with the files that every one has. */
    ProcFixture process(int pid, String stat, int uid, String executable, String commandLine) {
        stat(pid, stat);
        write("proc/" + pid + "/status", "Name:\tx\nUid:\t" + (uid + "\t").repeat(4) + "\n");
        write("proc/" + pid + "/cmdline", commandLine);
        write("proc/" + pid + "/cgroup", "0::/system.slice/nginx.service\n");
        return link(pid + "/exe", executable);
    }

    ProcFixture stat(int pid, String stat) {
        return write("proc/" + pid + "/stat", stat);
    }

    /** A line of stat with the fields that matter set and others made up. */
    static String stat(int pid, String comm, int parent, long flags, long userTicks, long startTicks) {
        return stat(pid, comm, parent, flags, userTicks, startTicks, 140_000_000);
    }

    static String stat(int pid, String comm, int parent, long flags, long userTicks, long startTicks, long stack) {
        return pid + " (" + comm + ") S " + parent + " 7 8 34816 -1 " + flags + " 1 2 3 4 " + userTicks
                + " 0 0 0 20 0 3 0 " + startTicks + " 9000000 250 18446744073709551615 11 12 " + stack + " 0 0\n";
    }

    ProcFixture write(String path, String text) {
        return io(() -> {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(ISO_8859_1));
        });
    }

    ProcFixture link(String path, String target) {
        return io(() -> {
            Path link = root.resolve("proc").resolve(path);
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(target));
        });
    }

    ProcFixture links(int pid, Map<Integer, String> descriptors) {
        descriptors.forEach((descriptor, target) -> link(pid + "/fd/" + descriptor, target));
        return this;
    }

    ProcFixture folder(String path) {
        return io(() -> Files.createDirectories(root.resolve("proc").resolve(path)));
    }

    ProcFixture remove(String path) {
        return io(() -> Files.delete(root.resolve("proc").resolve(path)));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private ProcFixture io(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }
}
