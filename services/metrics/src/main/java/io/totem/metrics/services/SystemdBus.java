package io.totem.metrics.services;

import io.totem.systemd.Systemd;
import io.totem.systemd.SystemdProperties;
import io.totem.systemd.SystemdUnitEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** One connection to a bus and the questions asked over it. Blocks; for one thread at a time. */
final class SystemdBus implements AutoCloseable {

    private static final String SYSTEMD = "org.freedesktop.systemd1";
    private static final String UNIT = SYSTEMD + ".Unit";
    private static final String SERVICE = SYSTEMD + ".Service";

    private final Systemd connection;

    private SystemdBus(Systemd connection) {
        this.connection = connection;
    }

    static SystemdBus connect(Path socket) throws DBusException {
        return new SystemdBus(Systemd.connect(socket));
    }

    boolean isConnected() {
        return connection.isConnected();
    }

    /**
     * @param names well-formed ones: systemd leaves out others, and the answer has no names to tell which
     * @return by the name it was asked for with
     */
    Map<String, UnitState> states(List<String> names) throws DBusException {
        List<SystemdUnitEntry> entries = connection.manager().listUnitsByNames(names);
        if (entries.size() != names.size()) {
            throw new DBusException("asked for " + names.size() + " units, got " + entries.size());
        }
        Map<String, UnitState> states = new HashMap<>();
        for (int index = 0; index < names.size(); index++) {
            states.put(names.get(index), state(entries.get(index)));
        }
        return states;
    }

    /** What is not there or stopped has nothing more to tell; the rest is worth two or four questions. */
    private UnitState state(SystemdUnitEntry entry) throws DBusException {
        boolean exists = !entry.loadState().equals("not-found");
        boolean failed = entry.activeState().equals("failed");
        boolean service = entry.name().endsWith(".service");
        SystemdProperties properties = connection.properties(entry);
        return new UnitState(
                entry.name(),
                entry.loadState(),
                entry.activeState(),
                entry.subState(),
                failed && service ? text(properties, SERVICE, "Result").orElse("?") : "success",
                failed && service ? (int) number(properties, SERVICE, "ExecMainStatus") : 0,
                exists && service && entry.activeState().equals("active")
                        ? Optional.of((int) number(properties, SERVICE, "MainPID"))
                                .filter(pid -> pid > 0)
                        : Optional.empty(),
                exists ? instant(number(properties, UNIT, "StateChangeTimestamp")) : Optional.empty());
    }

    @Override
    public void close() {
        connection.close();
    }

    private static Optional<String> text(SystemdProperties properties, String owner, String name) {
        return value(properties, owner, name).filter(String.class::isInstance).map(String.class::cast);
    }

    /** 0 for a property that an older systemd does not have. */
    private static long number(SystemdProperties properties, String owner, String name) {
        return value(properties, owner, name)
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .map(Number::longValue)
                .orElse(0L);
    }

    private static Optional<Object> value(SystemdProperties properties, String owner, String name) {
        try {
            return Optional.ofNullable(properties.get(owner, name).getValue());
        } catch (DBusExecutionException unknownProperty) {
            return Optional.empty();
        }
    }

    /** @param micros since 1970; 0 is never */
    private static Optional<Instant> instant(long micros) {
        return micros <= 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(micros / 1000));
    }
}
