package io.totem.doctor.peer;

import static io.totem.doctor.Messages.text;

import io.totem.doctor.host.Availability;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.FailedUnit;
import io.totem.doctor.host.FileSystem;
import io.totem.doctor.host.Host;
import io.totem.doctor.host.OutOfMemoryKill;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine as metrics and process-policy know it, for a process that does not see it itself. Of the units, those that
 * metrics knows.
 */
record PeerHost(Peers peers, String token) implements Host {

    private static final String FAILED = "failed";

    /** A question to a service, and what is made of its answer. */
    private interface Question<T> {

        Availability<T> ask() throws PeerException, InterruptedException;
    }

    @Override
    public Availability<FailedUnit> failedUnits() throws InterruptedException {
        return told(() -> {
            Answers.Services services = peers.get(Peer.METRICS, token, "/api/services", Answers.Services.class);
            return services.source().equals("systemd")
                    ? new Availability.Known<>(services.services().stream()
                            .filter(service -> service.state().equals(FAILED))
                            .flatMap(service -> service.unit().stream())
                            .map(unit -> new FailedUnit(unit, Optional.empty()))
                            .toList())
                    : new Availability.Unknown<>(services.sourceText());
        });
    }

    @Override
    public Availability<FileSystem> fileSystems() throws InterruptedException {
        return told(() -> new Availability.Known<>(
                peers.get(Peer.METRICS, token, "/api/metrics/snapshot", Answers.Snapshot.class).fileSystems().stream()
                        .filter(store -> !store.readOnly())
                        .flatMap(PeerHost::measured)
                        .toList()));
    }

    private static Stream<FileSystem> measured(Answers.FileSystemSize store) {
        return store.totalBytes().filter(total -> total > 0).stream()
                .flatMap(
                        total -> store
                                .availableBytes()
                                .map(available -> new FileSystem(store.mountPoint(), total, available))
                                .stream());
    }

    @Override
    public Availability<OutOfMemoryKill> outOfMemoryKills(Instant since) {
        return new Availability.Unknown<>(text("host.killed.unseen"));
    }

    @Override
    public Availability<Container> containers() throws InterruptedException {
        return told(() -> new Availability.Known<>(
                peers
                        .get(Peer.PROCESS_POLICY, token, "/api/containers?size=500", Answers.Containers.class)
                        .items()
                        .stream()
                        .map(PeerHost::container)
                        .toList()));
    }

    private static Container container(Answers.Container seen) {
        return new Container(
                seen.name(),
                seen.service(),
                Container.State.valueOf(seen.state().toUpperCase(Locale.ROOT)),
                seen.health()
                        .map(word -> Container.Health.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Container.Health.UNKNOWN),
                seen.exitCode(),
                seen.outOfMemory());
    }

    private static <T> Availability<T> told(Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (PeerException e) {
            return new Availability.Unknown<>(e.why());
        }
    }
}
