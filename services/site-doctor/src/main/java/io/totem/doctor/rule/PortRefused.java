package io.totem.doctor.rule;

import io.totem.doctor.port.Connection;
import io.totem.doctor.port.PortFacts;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageName;
import java.util.List;
import java.util.Optional;

/** The machine is there, and nothing takes connections on the port of the site. */
final class PortRefused implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(PortFacts.class)
                .filter(port -> !port.attempts().isEmpty() && port.all(Connection.REFUSED))
                .map(port -> Cause.of(
                        "PORT_REFUSED",
                        Confidence.LIKELY,
                        evidence.saw(StageName.PORT),
                        List.of("systemctl restart nginx"),
                        Integer.toString(port.port())));
    }
}
