package io.totem.doctor.stages;

import io.totem.doctor.diagnosis.Diagnosis;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.host.Host;
import io.totem.doctor.host.HostStage;
import io.totem.doctor.http.HttpStage;
import io.totem.doctor.name.NameStage;
import io.totem.doctor.network.NetworkStage;
import io.totem.doctor.nginx.ConfigurationStage;
import io.totem.doctor.nginx.ConfigurationTest;
import io.totem.doctor.nginx.ErrorLog;
import io.totem.doctor.nginx.ErrorLogStage;
import io.totem.doctor.port.PortStage;
import io.totem.doctor.reach.ReachStage;
import io.totem.doctor.tls.TlsStage;
import io.totem.doctor.upstream.UpstreamStage;
import io.totem.procfs.HostRoot;
import java.time.Clock;
import java.util.List;

/** The walk as it is gone from the command line and from the service: the same stages, with whoever can tell there. */
public final class DiagnosisStages {

    private DiagnosisStages() {}

    /**
     * @param nginx who may ask the web server about its own configuration; {@link ConfigurationTest#NOBODY} where it is
     *     not of this machine
     * @param root where the files of the machine with the site are seen
     */
    public static Diagnosis with(ErrorLog errorLog, Host host, ConfigurationTest nginx, HostRoot root, Clock clock) {
        return with(errorLog, host, nginx, new UpstreamStage(root), clock);
    }

    /** Where neither the files nor the loopback of the machine with the site are seen. */
    public static Diagnosis fromAContainer(ErrorLog errorLog, Host host, Clock clock) {
        return with(errorLog, host, ConfigurationTest.NOBODY, UpstreamStage.fromAContainer(), clock);
    }

    private static Diagnosis with(
            ErrorLog errorLog, Host host, ConfigurationTest nginx, UpstreamStage upstream, Clock clock) {
        return new Diagnosis(stages(errorLog, host, nginx, upstream, clock), clock);
    }

    /** In the order they are told of. */
    static List<Stage> stages(
            ErrorLog errorLog, Host host, ConfigurationTest nginx, UpstreamStage upstream, Clock clock) {
        return List.of(
                new NetworkStage(HostRoot.local()),
                new NameStage(),
                new ReachStage(HostRoot.local()),
                new PortStage(),
                new TlsStage(clock),
                new HttpStage(),
                new ConfigurationStage(nginx),
                new ErrorLogStage(errorLog),
                upstream,
                new HostStage(host, clock));
    }
}
