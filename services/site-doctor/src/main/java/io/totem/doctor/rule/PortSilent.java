package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.port.Connection;
import io.totem.doctor.port.PortFacts;
import java.util.List;
import java.util.Optional;

/** Nobody answers on the port: a firewall drops the packets, or the machine is off. */
final class PortSilent implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(PortFacts.class)
                .filter(port -> port.open().isEmpty() && !port.all(Connection.REFUSED))
                .filter(_ -> !HostUnreachable.isSo(evidence))
                .map(port -> Cause.of(
                        "PORT_SILENT",
                        Confidence.LIKELY,
                        evidence.saw(StageName.REACH, StageName.PORT),
                        List.of(),
                        Integer.toString(port.port())));
    }
}
