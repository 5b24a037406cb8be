package io.totem.systemd;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/** Reads one property of an object on the bus (D-Bus specification, "org.freedesktop.DBus.Properties"). */
@DBusInterfaceName("org.freedesktop.DBus.Properties")
public interface SystemdProperties extends DBusInterface {

    @DBusMemberName("Get")
    Variant<?> get(String interfaceName, String property);
}
