package io.totem.systemd;

import java.nio.file.Path;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/** One connection to the system's bus, to ask systemd over it. Blocks; for one thread at a time. */
public final class Systemd implements AutoCloseable {

    /** Where the bus listens, below the root of the machine. */
    public static final Path SOCKET = Path.of("run/dbus/system_bus_socket");

    private static final String NAME = "org.freedesktop.systemd1";
    private static final String MANAGER_PATH = "/org/freedesktop/systemd1";

    private final DBusConnection connection;

    private Systemd(DBusConnection connection) {
        this.connection = connection;
    }

    public static Systemd connect(Path socket) throws DBusException {
        // The transport is looked up as a service: not by the thread's class loader, which may be anybody's.
        DBusConnectionBuilder builder = DBusConnectionBuilder.forAddress("unix:path=" + socket)
                .withShared(false)
                .transportConfig()
                .withServiceLoaderClassLoader(Systemd.class.getClassLoader())
                .back();
        return new Systemd(builder.receivingThreadConfig()
                .withSignalThreadCount(1)
                .withErrorHandlerThreadCount(1)
                .withMethodCallThreadCount(1)
                .withMethodReturnThreadCount(1)
                .connectionConfig()
                .build());
    }

    public boolean isConnected() {
        return connection.isConnected();
    }

    public SystemdManager manager() throws DBusException {
        return connection.getRemoteObject(NAME, MANAGER_PATH, SystemdManager.class);
    }

    public SystemdProperties properties(SystemdUnitEntry unit) throws DBusException {
        return connection.getRemoteObject(NAME, unit.path(), SystemdProperties.class);
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
