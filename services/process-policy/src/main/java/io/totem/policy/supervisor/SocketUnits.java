package io.totem.policy.supervisor;

import io.totem.platform.cache.CachedValue;
import io.totem.procfs.ListeningSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds whose socket systemd itself holds open, by the files of its socket units; they are read once a minute at most. */
public final class SocketUnits {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    /** What a socket unit is called, and the service that a connection starts. */
    public record Found(String unit, String starts) {}

    private final UnitFolders folders;
    private final CachedValue<List<SocketUnit>> units;

    /** @param root where the host's {@code /} is seen from here */
    public SocketUnits(Path root, Clock clock) {
        this.folders = new UnitFolders(root);
        this.units = new CachedValue<>(clock, KEPT, this::read);
    }

    /** Empty when no file names this port, or several do and not one of them alone is set to start with the machine. */
    public Optional<Found> find(ListeningSocket socket) {
        List<SocketUnit> named = units.get().stream()
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

    private List<SocketUnit> read() {
        return folders.names(".socket", MOST).stream()
                .filter(name -> !name.contains("@"))
                .flatMap(name -> folders.section(name, "[Socket]").stream().map(lines -> SocketUnit.of(name, lines)))
                .filter(unit -> !unit.listens().isEmpty())
                .toList();
    }
}
