package io.totem.doctor.rule;

import java.util.List;

/** All of them. Of equally sure ones the earlier stands first: what is nearer to the visitor. */
public final class Rules {

    /** Why a site is down. */
    public static final List<Rule> ALL = List.of(
            new NetworkDown(),
            new ContainerDown(),
            new DnsPointsInside(),
            new DnsNameNotFound(),
            new DnsServersNotResponding(),
            new DnsPointsToLoopback(),
            new DnsPointsElsewhere(),
            new UpstreamNameUnknown(),
            new ConfigurationBroken(),
            new PortRefused(),
            new HostUnreachable(),
            new PortSilent(),
            new CdnOrigin(),
            new DirectoryNotSearchable(),
            new SocketPermissionDenied(),
            new SocketStale(),
            new VolumeNotShared(),
            new SocketMissing(),
            new UpstreamRefused(),
            new UpstreamLogged(),
            new UpstreamGone(),
            new WorkersBusy(),
            new DiskFull(),
            new UpstreamSilent(),
            new UpstreamPing(),
            new UpstreamComplaint(),
            new DatabaseDown(),
            new ScriptBroken(),
            new BadCertificate(),
            new RedirectLoop(),
            new UnitFailed(),
            new OutOfMemory());

    /** What deserves attention while the page comes. */
    public static final List<Rule> CARE = List.of(
            new CertificateExpiresSoon(),
            new ResolverSlow(),
            new UnitWarning(),
            new DiskWarning(),
            new MemoryWarning(),
            new ContainerWarning());

    private Rules() {}
}
