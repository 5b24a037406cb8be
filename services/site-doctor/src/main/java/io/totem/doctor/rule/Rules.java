package io.totem.doctor.rule;

import java.util.List;

/** All of them. Of equally sure ones the earlier stands first: what is nearer to the visitor. */
public final class Rules {

    public static final List<Rule> ALL = List.of(
            new NameUnknown(),
            new NameServersSilent(),
            new UpstreamNameUnknown(),
            new ConfigurationBroken(),
            new PortRefused(),
            new PortSilent(),
            new FolderClosed(),
            new SocketClosed(),
            new SocketStale(),
            new SocketMissing(),
            new UpstreamRefused(),
            new WorkersBusy(),
            new DiskFull(),
            new UpstreamSilent(),
            new UpstreamComplaint(),
            new DatabaseDown(),
            new ScriptBroken(),
            new BadCertificate(),
            new RedirectLoop());

    private Rules() {}
}
