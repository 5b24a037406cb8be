package io.totem.doctor.upstream;

import io.totem.procfs.Cgroup;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds as whom nginx' workers run, from {@code /proc/PID/cmdline} and {@code status} (proc_pid_status(5)). Workers of a
 * container see other files than this machine's first process does, and do not count.
 */
public final class Workers {

    private static final String TITLE = "nginx: worker process";

    private final Path proc;

    public Workers(HostRoot host) {
        this.proc = host.proc();
    }

    /** Empty when none runs. */
    Optional<Worker> find() {
        Optional<String> here = container(proc.resolve("1"));
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (text(process.resolve("cmdline")).startsWith(TITLE)
                        && container(process).equals(here)) {
                    Optional<Worker> worker = parse(text(process.resolve("status")));
                    if (worker.isPresent()) {
                        return worker;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException noProc) {
            throw new UncheckedIOException(noProc);
        }
    }

    private static Optional<String> container(Path process) {
        return Cgroup.parse(text(process.resolve("cgroup"))).containerId();
    }

    /** Effective numbers: {@code Uid: real effective saved file}. */
    static Optional<Worker> parse(String status) {
        Optional<String[]> uid = field(status, "Uid:");
        Optional<String[]> gid = field(status, "Gid:");
        if (uid.isEmpty() || gid.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> groups = Stream.concat(
                        Stream.of(gid.get()[1]),
                        Arrays.stream(field(status, "Groups:").orElse(new String[0])))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        return Optional.of(new Worker(Integer.parseInt(uid.get()[1]), Integer.parseInt(gid.get()[1]), groups));
    }

    private static Optional<String[]> field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .filter(values -> !values.isEmpty())
                .map(values -> values.split("\\s+"))
                .findFirst();
    }

    /** Empty for a process that has ended. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
