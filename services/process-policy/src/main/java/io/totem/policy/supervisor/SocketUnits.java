package io.totem.policy.supervisor;

import io.totem.procfs.ListeningSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds whose socket systemd itself holds open, by the files of its socket units; they are read once a minute at most. */
public final class SocketUnits {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    /** What a socket unit is called, and the service that a connection starts. */
    public record Found(String unit, String starts) {}

    private final UnitFolders folders;
    private final Clock clock;
    private List<SocketUnit> units = List.of();
    private Instant until = Instant.MIN;

    /** @param root where the host's {@code /} is seen from here */
    public SocketUnits(Path root, Clock clock) {
        this.folders = new UnitFolders(root);
        this.clock = clock;
    }

    /** Empty when no file names this port, or several do and not one of them alone is set to start with the machine. */
    public synchronized Optional<Found> find(ListeningSocket socket) {
        List<SocketUnit> named = units().stream()
                .filter(unit -> unit.waitsAt(socket.protocol(), socket.address(), socket.port()))
                .toList();
        return only(named)
                .or(() -> only(named.stream()
                        .filter(unit -> folders.isWanted(unit.name(), "sockets.target"))
                        .toList()))
                .map(unit -> new Found(unit.name(), unit.starts()));
    }

    private static Optional<SocketUnit> only(List<SocketUnit> units) {
        return units.size() == 1 ? Optional.of(units.getFirst()) : Optional.empty();
    }

    private List<SocketUnit> units() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            units = folders.names(".socket", MOST).stream()
                    .filter(name -> !name.contains("@"))
                    .flatMap(
                            name -> folders.section(name, "[Socket]").stream().map(lines -> SocketUnit.of(name, lines)))
                    .filter(unit -> !unit.listens().isEmpty())
                    .toList();
            until = now.plus(KEPT);
        }
        return units;
    }
}
