package io.totem.systemd.testing;

import io.totem.systemd.SystemdManager;
import io.totem.systemd.SystemdUnitEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/** Answers on a real bus what systemd would, for a few units. */
public final class SmallSystemd implements SystemdManager, AutoCloseable {

    public static final long SINCE_MICROS = 1_795_215_740_123_456L;

    private final DBusConnection connection;
    private final Map<String, SystemdUnitEntry> units = new HashMap<>();
    private volatile Runnable beforeAnswer = () -> {};

    private SmallSystemd(DBusConnection connection) {
        this.connection = connection;
    }

    public static SmallSystemd start(Path socket) throws DBusException {
        DBusConnection connection = DBusConnectionBuilder.forAddress("unix:path=" + socket)
                .withShared(false)
                .build();
        SmallSystemd systemd = new SmallSystemd(connection);
        connection.requestBusName("org.freedesktop.systemd1");
        connection.exportObject("/org/freedesktop/systemd1", systemd);
        return systemd;
    }

    public void unit(String name, String load, String active, String sub, Map<String, Variant<?>> properties)
            throws DBusException {
        String path = "/org/freedesktop/systemd1/unit/u" + units.size();
        units.put(name, entry(name, load, active, sub, path));
        connection.exportObject(path, new UnitObject(path, properties));
    }

    /** Another name of a unit that is there. */
    public void alias(String name, String unit) {
        units.put(name, units.get(unit));
    }

    public void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    public static Map<String, Variant<?>> properties(int mainPid, String result, int exitStatus) {
        return Map.of(
                "StateChangeTimestamp", new Variant<>(new UInt64(SINCE_MICROS)),
                "MainPID", new Variant<>(new UInt32(mainPid)),
                "Result", new Variant<>(result),
                "ExecMainStatus", new Variant<>(exitStatus));
    }

    @Override
    public List<SystemdUnitEntry> listUnitsByNames(List<String> names) {
        beforeAnswer.run();
        List<SystemdUnitEntry> entries = new ArrayList<>();
        for (String name : names) {
            entries.add(units.getOrDefault(
                    name, entry(name, "not-found", "inactive", "dead", "/org/freedesktop/systemd1/unit/none")));
        }
        return entries;
    }

    @Override
    public List<SystemdUnitEntry> listUnitsFiltered(List<String> states) {
        beforeAnswer.run();
        return units.values().stream()
                .filter(unit -> states.contains(unit.activeState()))
                .toList();
    }

    @Override
    public String getObjectPath() {
        return "/org/freedesktop/systemd1";
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private static SystemdUnitEntry entry(String name, String load, String active, String sub, String path) {
        return new SystemdUnitEntry(
                name, name, load, active, sub, "", new DBusPath(path), new UInt32(0), "", new DBusPath("/"));
    }

    /** One unit's properties on the bus. */
    public record UnitObject(String path, Map<String, Variant<?>> properties) implements Properties {

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <A> A Get(String interfaceName, String property) {
            Variant<?> value = properties.get(property);
            if (value == null) {
                throw new UnknownProperty("no property " + property);
            }
            return (A) value;
        }

        @Override
        public <A> void Set(String interfaceName, String property, A value) {
            throw new PropertyReadOnly(property);
        }

        @Override
        public Map<String, Variant<?>> GetAll(String interfaceName) {
            return properties;
        }

        @Override
        public String getObjectPath() {
            return path;
        }
    }
}
