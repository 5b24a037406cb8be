package io.totem.doctor.rule;

import io.totem.doctor.host.Container;
import io.totem.doctor.host.HostFacts;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page comes, and a container of the machine is not well. */
final class ContainerNeedsCare implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(HostFacts.class)
                .map(HostFacts::sickContainers)
                .filter(sick -> !sick.isEmpty())
                .map(sick -> Cause.of(
                        "CONTAINER_SICK",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.HOST),
                        List.of(),
                        sick.stream().map(Container::name).collect(Collectors.joining(", "))));
    }
}
