package io.totem.metrics.host;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What this JVM itself costs. Its own /proc/self is meant, never the watched host's. */
final class Self {

    private static final Path STATUS = Path.of("/proc/self/status");

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    SelfReading read() {
        return new SelfReading(Duration.ofNanos(system.getProcessCpuTime()), residentBytes());
    }

    private static OptionalLong residentBytes() {
        try {
            return residentBytes(Files.readString(STATUS).lines().toList());
        } catch (IOException notOnThisSystem) {
            return OptionalLong.empty();
        }
    }

    /** The line {@code VmRSS:   118204 kB} of proc_pid_status(5). */
    static OptionalLong residentBytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(digits -> Long.parseLong(digits) * 1024)
                .findFirst();
    }
}
