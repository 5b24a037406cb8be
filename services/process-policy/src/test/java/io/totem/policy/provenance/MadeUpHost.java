package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** A host in a folder: its files, its package databases, and a /proc with the processes that a test puts there. */
final class MadeUpHost {

    static final Instant LONG_AGO = Instant.parse("2026-11-01T00:00:00Z");

    private final Path root;
    private final Path proc;

    MadeUpHost(Path folder) {
        this.root = folder.resolve("root");
        this.proc = folder.resolve("proc");
        folder("/usr/bin");
        process(1);
    }

    HostRoot host() {
        return new HostRoot(proc, proc.resolveSibling("sys"), root);
    }

    Path root() {
        return root;
    }

    Path at(String path) {
        return root.resolve(path.substring(1));
    }

    MadeUpHost folder(String path) {
        return doing(() -> Files.createDirectories(at(path)));
    }

    /** As since the merge of /usr. */
    MadeUpHost merged() {
        return link("/bin", "usr/bin").link("/sbin", "usr/sbin").link("/lib", "usr/lib");
    }

    MadeUpHost link(String path, String target) {
        return doing(() -> {
            Files.createDirectories(at(path).getParent());
            Files.createSymbolicLink(at(path), Path.of(target));
        });
    }

    MadeUpHost file(String path, String content) {
        return doing(() -> {
            Files.createDirectories(at(path).getParent());
            Files.writeString(at(path), content);
        });
    }

    MadeUpHost append(String path, String content) {
        return doing(() -> {
            Files.createDirectories(at(path).getParent());
            Files.writeString(at(path), content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        });
    }

    MadeUpHost changedAt(String path, Instant time) {
        return doing(() -> Files.setLastModifiedTime(at(path), FileTime.from(time)));
    }

    /** The files that are locked, as /proc/locks has them. */
    MadeUpHost locks(String... lines) {
        return doing(() -> Files.writeString(proc.resolve("locks"), String.join("\n", lines) + "\n"));
    }

    Object inode(String path) {
        try {
            return Files.getAttribute(at(path), "unix:ino");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that sees the host's files. */
    MadeUpHost process(int pid) {
        return doing(() -> {
            Path own = proc.resolve(Integer.toString(pid));
            Files.createDirectories(own);
            Files.createSymbolicLink(own.resolve("root"), root);
        });
    }

    /** A process that runs this file. */
    MadeUpHost running(int pid, Path file) {
        process(pid);
        return doing(() ->
                Files.createSymbolicLink(proc.resolve(Integer.toString(pid)).resolve("exe"), file));
    }

    MadeUpHost running(int pid, String path) {
        return running(pid, at(path));
    }

    MadeUpHost maps(int pid, String... lines) {
        return doing(() -> Files.writeString(
                proc.resolve(Integer.toString(pid)).resolve("maps"), String.join("\n", lines) + "\n"));
    }

    /** What every Debian has, so that the database counts as the system's own. */
    MadeUpHost debian() {
        return dpkg("coreutils", "9.7-3", "GNU core utilities", "/usr/bin/env");
    }

    /** A package of dpkg's with these files, which get their paths as content where they are not there yet. */
    MadeUpHost dpkg(String name, String version, String description, String... files) {
        StringBuilder list = new StringBuilder("/.\n/usr\n/usr/bin\n");
        StringBuilder sums = new StringBuilder();
        for (String path : files) {
            list.append(path).append('\n');
            if (!Files.exists(at(path))) {
                file(path, path);
            }
            sums.append(digest("MD5", path))
                    .append("  ")
                    .append(path.substring(1))
                    .append('\n');
        }
        file("/var/lib/dpkg/info/" + name + ".list", list.toString());
        changedAt("/var/lib/dpkg/info/" + name + ".list", LONG_AGO);
        file("/var/lib/dpkg/info/" + name + ".md5sums", sums.toString());
        return append("/var/lib/dpkg/status", """
                Package: %s
                Status: install ok installed
                Priority: optional
                Architecture: amd64
                Version: %s
                Description: %s
                 More of it,
                 Package: not this.

                """.formatted(name, version, description));
    }

    /** A paragraph of apk's. */
    MadeUpHost apk(String name, String version, String description, String folder, String... files) {
        StringBuilder words = new StringBuilder("""
                C:Q1VmVtMmRkZGRkZGRkZGRkZGRkZGQ=
                P:%s
                V:%s
                A:x86_64
                T:%s
                F:%s
                """.formatted(name, version, description, folder));
        for (String file : files) {
            String path = "/" + folder + "/" + file;
            if (!Files.exists(at(path))) {
                file(path, path);
            }
            words.append("R:%s\na:0:0:755\nZ:Q1%s\n"
                    .formatted(
                            file,
                            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest("SHA-1", path)))));
        }
        return append("/lib/apk/db/installed", words.append('\n').toString());
    }

    String digest(String algorithm, String path) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(at(path))));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String words) {
        return words.getBytes(UTF_8);
    }

    private interface Doing {
        void run() throws IOException;
    }

    private MadeUpHost doing(Doing what) {
        try {
            what.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
