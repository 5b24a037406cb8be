package io.totem.doctor.host;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.procfs.HostRoot;
import java.time.Instant;

/** The machine this process runs on, looked at directly: what only root may see is said to be unseen for others. */
public final class OwnHost implements Host {

    private final OwnFileSystems fileSystems;

    public OwnHost(HostRoot root) {
        this.fileSystems = new OwnFileSystems(root);
    }

    @Override
    public Told<FailedUnit> failedUnits() {
        return new Told.Unknown<>(text("host.units.unknown"));
    }

    @Override
    public Told<FileSystem> fileSystems() {
        return fileSystems.all();
    }

    @Override
    public Told<OutOfMemoryKill> outOfMemoryKills(Instant since) {
        return new Told.Unknown<>(text("host.killed.unknown"));
    }

    @Override
    public Told<Container> containers() {
        return new Told.Unknown<>(text("host.containers.unknown"));
    }
}
