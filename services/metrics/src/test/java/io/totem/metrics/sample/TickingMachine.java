package io.totem.metrics.sample;

import io.totem.metrics.host.CpuReading;
import io.totem.metrics.host.CpuTicks;
import io.totem.metrics.host.Host;
import io.totem.metrics.host.HostFacts;
import io.totem.metrics.host.MemoryReading;
import io.totem.metrics.host.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A machine that lives two seconds with every reading and is half busy. */
final class TickingMachine implements Host {

    private final Clock clock;
    private boolean cpuReadable = true;
    private volatile boolean failing;
    private volatile int failures;
    private int readings;

    TickingMachine(Clock clock) {
        this.clock = clock;
    }

    void fail(boolean now) {
        failing = now;
    }

    int failures() {
        return failures;
    }

    void loseCpu() {
        cpuReadable = false;
    }

    @Override
    public HostFacts facts() {
        return new HostFacts("host", "Linux", "6.1", "amd64", "cpu", Instant.parse("2026-11-19T12:00:00Z"));
    }

    @Override
    public Reading read() {
        readings++;
        if (failing) {
            failures = failures + 1;
            throw new IllegalStateException("this machine cannot be read now");
        }
        CpuTicks ticks = new CpuTicks(1000L * readings, 0, 1000L * readings, 0, 0);
        return new Reading(
                clock.instant(),
                Duration.ofSeconds(2L * readings).toNanos(),
                cpuReadable ? Optional.of(new CpuReading(ticks, List.of(ticks), List.of(0.5))) : Optional.empty(),
                Optional.of(new MemoryReading(100, 75, 0, 0)),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
