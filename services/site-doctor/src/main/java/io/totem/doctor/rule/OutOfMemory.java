package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.HostFacts;
import io.totem.doctor.host.OutOfMemoryKill;
import java.util.List;
import java.util.Optional;

/**
 * The kernel ended a program that sites live on because there was no memory left, and the site is down.
 * One in a container counts only for a site that needs containers.
 */
final class OutOfMemory implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.answers()
                ? Optional.empty()
                : evidence.find(HostFacts.class)
                        .flatMap(host -> host.outOfMemoryKills().known().reversed().stream()
                                .filter(kill -> ServiceKind.of(kill.process()).isPresent())
                                .filter(kill -> !kill.inContainer()
                                        || ContainerDown.ofTheSite(evidence)
                                                .findAny()
                                                .isPresent())
                                .findFirst())
                        .map(kill -> cause(kill, evidence));
    }

    private static Cause cause(OutOfMemoryKill kill, Evidence evidence) {
        return Cause.of(
                "OUT_OF_MEMORY",
                Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM, StageName.HOST),
                List.of(),
                kill.process(),
                Moments.written(kill.at()));
    }
}
