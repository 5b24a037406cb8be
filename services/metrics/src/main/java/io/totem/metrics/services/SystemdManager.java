package io.totem.metrics.services;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The one method of systemd's manager that is called; any user may call it (org.freedesktop.systemd1(5)). */
@DBusInterfaceName("org.freedesktop.systemd1.Manager")
public interface SystemdManager extends DBusInterface {

    /** One entry for each name, in their order; a unit that does not exist has the load state "not-found". */
    @DBusMemberName("ListUnitsByNames")
    List<SystemdUnitEntry> listUnitsByNames(List<String> names);
}
