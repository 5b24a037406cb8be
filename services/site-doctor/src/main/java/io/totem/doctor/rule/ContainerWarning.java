package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.HostFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page comes, and a container that the site needs is not well. */
final class ContainerWarning implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        List<Container> sick =
                ContainerDown.ofTheSite(evidence).filter(HostFacts::isSick).toList();
        return sick.isEmpty()
                ? Optional.empty()
                : Optional.of(Cause.of(
                        "CONTAINER_SICK",
                        Confidence.CERTAIN,
                        evidence.saw(StageName.HOST),
                        List.of(),
                        sick.stream().map(Container::name).collect(Collectors.joining(", "))));
    }
}
