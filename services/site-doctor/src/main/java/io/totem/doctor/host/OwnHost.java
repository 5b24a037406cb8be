package io.totem.doctor.host;

import io.totem.procfs.HostRoot;
import io.totem.systemd.Systemd;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** The machine this process runs on, looked at directly: what only root may see is said to be unseen for others. */
public final class OwnHost implements Host {

    private static final Path DOCKER = Path.of("var/lib/docker");

    private final OwnUnits units;
    private final OwnFileSystems fileSystems;
    private final KernelLog kernelLog;
    private final OwnContainers containers;

    public OwnHost(HostRoot root, Clock clock) {
        this.units = new OwnUnits(root.root().resolve(Systemd.SOCKET));
        this.fileSystems = new OwnFileSystems(root);
        this.kernelLog = new KernelLog(root, clock);
        this.containers = new OwnContainers(root.root().resolve(DOCKER));
    }

    @Override
    public Availability<FailedUnit> failedUnits() throws InterruptedException {
        return units.failed();
    }

    @Override
    public Availability<FileSystem> fileSystems() {
        return fileSystems.all();
    }

    @Override
    public Availability<OutOfMemoryKill> outOfMemoryKills(Instant since) {
        return kernelLog.kills(since);
    }

    @Override
    public Availability<Container> containers() {
        return containers.all();
    }
}
