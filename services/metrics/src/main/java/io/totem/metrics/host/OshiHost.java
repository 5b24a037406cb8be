package io.totem.metrics.host;

import java.time.Clock;
import java.util.List;

/** A machine put together from what can read its parts; {@link Hosts} knows which on which system. */
final class OshiHost implements Host {

    private final Clock clock;
    private final HostFacts facts;
    private final Hardware hardware;
    private final FileSystems fileSystems;
    private final Networks networks;
    private final Pressure pressure;
    private final Self self = new Self();
    private final FailureIsolation parts = new FailureIsolation();

    OshiHost(
            Clock clock,
            HostFacts facts,
            Hardware hardware,
            FileSystems fileSystems,
            Networks networks,
            Pressure pressure) {
        this.clock = clock;
        this.facts = facts;
        this.hardware = hardware;
        this.fileSystems = fileSystems;
        this.networks = networks;
        this.pressure = pressure;
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public Reading read() {
        long nanos = System.nanoTime();
        return new Reading(
                clock.instant(),
                nanos,
                parts.read("cpu", hardware::cpu),
                parts.read("memory", hardware::memory),
                parts.read("pressure", pressure::read).flatMap(measured -> measured),
                parts.read("file systems", () -> fileSystems.read(nanos)).orElse(List.of()),
                parts.read("disks", () -> hardware.disks(nanos)).orElse(List.of()),
                parts.read("networks", networks::read).orElse(List.of()),
                parts.read("self", self::read));
    }
}
