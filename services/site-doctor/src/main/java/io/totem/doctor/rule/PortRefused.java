package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.nginx.ConfigurationFacts;
import io.totem.doctor.port.Connection;
import io.totem.doctor.port.PortFacts;
import io.totem.platform.command.Command;
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
                        hasNginx(evidence) ? List.of(Command.of("systemctl", "restart", "nginx")) : List.of(),
                        Integer.toString(port.port())));
    }

    /** Whether it is this machine's nginx that should listen there, and it could. */
    private static boolean hasNginx(Evidence evidence) {
        return evidence.find(ConfigurationFacts.class)
                .filter(configuration -> configuration.outcome() == Outcome.PASSED)
                .isPresent();
    }
}
