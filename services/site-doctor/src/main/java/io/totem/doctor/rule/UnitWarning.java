package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.FailedUnit;
import io.totem.doctor.host.HostFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page comes, and a service that sites live on ended in failure. */
final class UnitWarning implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(HostFacts.class)
                .map(host -> host.failedUnits().known().stream()
                        .filter(UnitFailed::servesSites)
                        .toList())
                .filter(failed -> !failed.isEmpty())
                .map(failed -> Cause.said(
                        "UNIT_FAILED",
                        "UNIT_FAILED.CARE",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.HOST),
                        List.of(),
                        failed.stream().map(FailedUnit::name).collect(Collectors.joining(", ")),
                        failed.getFirst().name()));
    }
}
