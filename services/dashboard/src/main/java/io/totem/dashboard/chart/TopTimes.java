package io.totem.dashboard.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who used the most in one minute or hour, as docs/api.md describes it. */
public record TopTimes(
        Instant at, String span, int ioHidden, List<Process> cpu, List<Process> memory, List<Process> io) {

    public record Process(
            String identity,
            int pid,
            String name,
            String user,
            Optional<String> executable,
            double cpuPercent,
            long residentBytes,
            double memoryPercent,
            double readBytesPerSecond,
            double writtenBytesPerSecond) {}

    public TopTimes {
        cpu = List.copyOf(cpu);
        memory = List.copyOf(memory);
        io = List.copyOf(io);
    }

    public boolean hour() {
        return span.equals("hour");
    }

    List<String> identities() {
        return Stream.of(cpu, memory, io)
                .flatMap(List::stream)
                .map(Process::identity)
                .distinct()
                .toList();
    }

    public Instant earlier() {
        return at.minus(length());
    }

    public Instant later() {
        return at.plus(length());
    }

    private Duration length() {
        return hour() ? Duration.ofHours(1) : Duration.ofMinutes(1);
    }
}
