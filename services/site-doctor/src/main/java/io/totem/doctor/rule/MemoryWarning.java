package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.HostFacts;
import io.totem.doctor.host.OutOfMemoryKill;
import java.util.List;
import java.util.Optional;

/**
 * The page comes, and within the last hour the kernel ended a program that sites live on, for lack of memory. What it ended in a
 * container is that container's matter ({@link ContainerWarning}), and anything else the Overview's.
 */
final class MemoryWarning implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(HostFacts.class)
                .map(host -> host.outOfMemoryKills().known().stream()
                        .filter(kill -> !kill.inContainer()
                                && ServiceKind.of(kill.process()).isPresent())
                        .toList())
                .filter(kills -> !kills.isEmpty())
                .map(kills -> cause(kills.getLast(), evidence));
    }

    private static Cause cause(OutOfMemoryKill kill, Evidence evidence) {
        return Cause.said(
                "OUT_OF_MEMORY",
                "OUT_OF_MEMORY.CARE",
                Confidence.CERTAIN,
                evidence.saw(StageName.HOST),
                List.of(),
                kill.process(),
                Moments.written(kill.at()));
    }
}
