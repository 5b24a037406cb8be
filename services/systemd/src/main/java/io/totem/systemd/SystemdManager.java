package io.totem.systemd;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The methods of systemd's manager that are called; any user may call them (org.freedesktop.systemd1(5)). */
@DBusInterfaceName("org.freedesktop.systemd1.Manager")
public interface SystemdManager extends DBusInterface {

    /** One entry for each name, in their order; a unit that does not exist has the load state "not-found". */
    @DBusMemberName("ListUnitsByNames")
    List<SystemdUnitEntry> listUnitsByNames(List<String> names);

    /** Those of the loaded units whose load, active or sub state is one of these. */
    @DBusMemberName("ListUnitsFiltered")
    List<SystemdUnitEntry> listUnitsFiltered(List<String> states);
}
