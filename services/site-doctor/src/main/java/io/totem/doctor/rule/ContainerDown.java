package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.Container.Health;
import io.totem.doctor.host.HostFacts;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.upstream.TcpFacts;
import io.totem.platform.command.Command;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The container that answers for the site, or behind it, is not up or not well. */
final class ContainerDown implements Rule {

    private record Way(String key, Confidence confidence, List<Command> commands) {}

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.answers()
                ? Optional.empty()
                : ofTheSite(evidence)
                        .flatMap(container -> way(container).map(way -> cause(container, way, evidence)).stream())
                        .findFirst();
    }

    /** The containers that the site is known to need, by their names. */
    static Stream<Container> ofTheSite(Evidence evidence) {
        List<String> names = names(evidence);
        return evidence.find(HostFacts.class).stream()
                .flatMap(host -> host.containers().known().stream())
                .filter(container -> names.stream().anyMatch(container::isCalled));
    }

    /** The commands that bring it back; none while it runs, or where only a person can decide. */
    static List<Command> mending(Container container) {
        return way(container).map(Way::commands).orElse(List.of());
    }

    /** Under which names it may be known. */
    private static List<String> names(Evidence evidence) {
        Site target = evidence.site();
        return Stream.concat(
                        Stream.concat(
                                Stream.of(target.askedHost()), target.upstream().flatMap(Upstream::owner).stream()),
                        evidence
                                .find(TcpFacts.class)
                                .map(facts -> facts.upstream().host())
                                .stream())
                .toList();
    }

    private static Optional<Way> way(Container container) {
        return switch (container.state()) {
            case PAUSED -> Optional.of(new Way("PAUSED", Confidence.CERTAIN, docker("unpause", container)));
            case CREATED -> Optional.of(new Way("STOPPED", Confidence.CERTAIN, docker("start", container)));
            case EXITED, DEAD ->
                container.outOfMemory()
                        ? Optional.of(new Way("OUT_OF_MEMORY", Confidence.CERTAIN, docker("start", container)))
                        : Optional.of(new Way("STOPPED", Confidence.CERTAIN, docker("start", container)));
            case RESTARTING -> Optional.of(new Way("RESTARTING", Confidence.LIKELY, List.of()));
            case RUNNING ->
                // It says that something is wrong, and mostly somebody else says what.
                container.health() == Health.UNHEALTHY
                        ? Optional.of(new Way("UNHEALTHY", Confidence.POSSIBLE, List.of()))
                        : Optional.empty();
        };
    }

    private static List<Command> docker(String verb, Container container) {
        return Command.sequence(Command.of("docker", verb).on(container.name()));
    }

    private static Cause cause(Container container, Way way, Evidence evidence) {
        return Cause.said(
                "CONTAINER_DOWN",
                "CONTAINER_DOWN." + way.key(),
                way.confidence(),
                evidence.saw(StageName.NAME, StageName.HTTP, StageName.ERROR_LOG, StageName.UPSTREAM, StageName.HOST),
                way.commands(),
                container.name(),
                container.exitCode().map(code -> Integer.toString(code)).orElse("?"));
    }
}
