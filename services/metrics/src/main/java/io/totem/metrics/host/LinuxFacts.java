package io.totem.metrics.host;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a Linux host says about itself in /proc and /etc. */
final class LinuxFacts {

    private static final String UNKNOWN = "?";

    private LinuxFacts() {}

    /** @throws IOException when /proc/stat cannot be read: then this is no Linux host at all */
    static HostFacts read(HostRoot host, String cpuModel) throws IOException {
        return new HostFacts(
                hostname(host),
                OsRelease.prettyName(host.root()).orElse("Linux"),
                firstLine(host.proc().resolve("sys/kernel/osrelease")).orElse(UNKNOWN),
                System.getProperty("os.arch"),
                cpuModel,
                bootedAt(Files.readAllLines(host.proc().resolve("stat"))));
    }

    /** The line {@code btime 1795215740} of proc_stat(5), seconds since 1970. */
    static Instant bootedAt(List<String> stat) {
        return stat.stream()
                .filter(line -> line.startsWith("btime "))
                .map(line -> Instant.ofEpochSecond(
                        Long.parseLong(line.substring("btime ".length()).strip())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("/proc/stat has no line btime"));
    }

    /** In a container the kernel's answer is the container's name; the host's own file then knows better. */
    private static String hostname(HostRoot host) {
        Optional<String> kernel = firstLine(host.proc().resolve("sys/kernel/hostname"));
        Optional<String> file = firstLine(host.root().resolve("etc/hostname"));
        boolean direct = host.equals(HostRoot.local());
        return (direct ? kernel.or(() -> file) : file.or(() -> kernel)).orElse(UNKNOWN);
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
