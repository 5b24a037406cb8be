package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.port.Connection;
import io.totem.doctor.upstream.TcpFacts;
import java.util.List;
import java.util.Optional;

/** Nothing listens where the web server hands its requests to. */
final class UpstreamRefused implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(TcpFacts.class)
                .filter(tcp -> tcp.is(Connection.REFUSED))
                .map(tcp -> Cause.of(
                        tcp.onlyLoopback() ? "UPSTREAM_LOOPBACK_ONLY" : "UPSTREAM_REFUSED",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM),
                        List.of(),
                        tcp.upstream().address(),
                        Integer.toString(tcp.upstream().port())));
    }
}
