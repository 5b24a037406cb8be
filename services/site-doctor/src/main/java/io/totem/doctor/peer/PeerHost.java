package io.totem.doctor.peer;

import static io.totem.doctor.Messages.text;

import io.totem.api.containers.ContainerView;
import io.totem.api.containers.ContainersApi;
import io.totem.api.metrics.ServiceList;
import io.totem.api.metrics.ServiceState;
import io.totem.api.metrics.ServicesApi;
import io.totem.api.metrics.Snapshot;
import io.totem.api.metrics.SnapshotApi;
import io.totem.api.metrics.StateSource;
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

    private static final int MOST_CONTAINERS = 500;

    /** A question to a service, and what is made of its answer. */
    private interface Question<T> {

        Availability<T> ask() throws PeerException, InterruptedException;
    }

    @Override
    public Availability<FailedUnit> failedUnits() throws InterruptedException {
        return told(() -> {
            ServiceList services = peers.ask(Peer.METRICS, ServicesApi.class, token, ServicesApi::services);
            return services.source() == StateSource.SYSTEMD
                    ? new Availability.Known<>(services.services().stream()
                            .filter(service -> service.state() == ServiceState.FAILED)
                            .flatMap(service -> service.unit().stream())
                            .map(unit -> new FailedUnit(unit, Optional.empty()))
                            .toList())
                    : new Availability.Unknown<>(services.sourceText());
        });
    }

    @Override
    public Availability<FileSystem> fileSystems() throws InterruptedException {
        return told(() -> new Availability.Known<>(
                peers.ask(Peer.METRICS, SnapshotApi.class, token, SnapshotApi::snapshot).fileSystems().stream()
                        .filter(store -> !store.readOnly())
                        .flatMap(PeerHost::measured)
                        .toList()));
    }

    private static Stream<FileSystem> measured(Snapshot.FileSystem store) {
        return store.totalBytes().isPresent()
                        && store.totalBytes().getAsLong() > 0
                        && store.availableBytes().isPresent()
                ? Stream.of(new FileSystem(
                        store.mountPoint(),
                        store.totalBytes().getAsLong(),
                        store.availableBytes().getAsLong()))
                : Stream.empty();
    }

    @Override
    public Availability<OutOfMemoryKill> outOfMemoryKills(Instant since) {
        return new Availability.Unknown<>(text("host.killed.unseen"));
    }

    @Override
    public Availability<Container> containers() throws InterruptedException {
        return told(() -> new Availability.Known<>(peers
                .ask(Peer.PROCESS_POLICY, ContainersApi.class, token, api -> api.page(false, 1, MOST_CONTAINERS))
                .items()
                .stream()
                .map(PeerHost::container)
                .toList()));
    }

    private static Container container(ContainerView seen) {
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
