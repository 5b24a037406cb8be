package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.FailedUnit;
import io.totem.doctor.host.HostFacts;
import io.totem.platform.command.Command;
import java.util.Optional;

/** A service that sites live on ended in failure, and the site is down. */
final class UnitFailed implements Rule {

    private static final String SERVICE = ".service";

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.answers()
                ? Optional.empty()
                : evidence.find(HostFacts.class)
                        .flatMap(host -> host.failedUnits().known().stream()
                                .filter(UnitFailed::servesSites)
                                .findFirst())
                        .map(unit -> cause(unit, evidence));
    }

    static boolean servesSites(FailedUnit unit) {
        return unit.name().endsWith(SERVICE)
                && ServiceKind.of(unit.name().substring(0, unit.name().length() - SERVICE.length()))
                        .isPresent();
    }

    private static Cause cause(FailedUnit unit, Evidence evidence) {
        return Cause.of(
                "UNIT_FAILED",
                Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM, StageName.HOST),
                Command.sequence(Command.of("systemctl", "restart").on(unit.name())),
                unit.name());
    }
}
