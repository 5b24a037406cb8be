package io.totem.doctor.upstream;

import io.totem.procfs.Cgroup;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of the machine and what tree of files each is in; of those that end meanwhile nothing is told. */
final class Processes {

    private final Path proc;

    Processes(HostRoot host) {
        this.proc = host.proc();
    }

    /** The folder of one of them below {@code /proc}. */
    record One(Path folder) {

        /** What it was started as, its parts after each other; empty for the kernel's own. */
        String title() {
            return text(folder.resolve("cmdline"));
        }

        String name() {
            return text(folder.resolve("comm")).strip();
        }

        String status() {
            return text(folder.resolve("status"));
        }

        Path root() {
            return folder.resolve("root");
        }

        Optional<String> container() {
            return Cgroup.parse(text(folder.resolve("cgroup"))).containerId();
        }

        /** Which tree of files it is in (mount_namespaces(7)); mostly only root is told. */
        Optional<String> tree() {
            try {
                return Optional.of(
                        Files.readSymbolicLink(folder.resolve("ns/mnt")).toString());
            } catch (IOException notTold) {
                return Optional.empty();
            }
        }

        /** Empty for one that has ended. */
        private static String text(Path file) {
            try {
                return Files.readString(file, StandardCharsets.ISO_8859_1);
            } catch (IOException gone) {
                return "";
            }
        }
    }

    List<One> all() {
        List<One> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
            folders.forEach(folder -> all.add(new One(folder)));
        } catch (IOException noProc) {
            throw new UncheckedIOException(noProc);
        }
        return all;
    }

    Optional<One> find(String pid) {
        return Optional.of(new One(proc.resolve(pid))).filter(one -> Files.isDirectory(one.folder()));
    }

    One self() {
        return new One(proc.resolve("self"));
    }

    One first() {
        return new One(proc.resolve("1"));
    }
}
