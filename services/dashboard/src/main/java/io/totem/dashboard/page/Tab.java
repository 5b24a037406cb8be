package io.totem.dashboard.page;

import io.totem.platform.caller.Role;
import java.util.List;

/** The pages in the header, in their order. */
public enum Tab {
    OVERVIEW("/", Role.VIEWER),
    PROCESSES("/processes", Role.VIEWER),
    SERVICES("/services", Role.VIEWER),
    CHARTS("/charts", Role.VIEWER),
    LOGS("/logs", Role.VIEWER),
    SITES("/sites", Role.VIEWER),
    POLICIES("/policies", Role.VIEWER),
    RULES("/rules", Role.VIEWER),
    AUDIT("/audit", Role.OPERATOR),
    ABOUT("/about", Role.VIEWER);

    private final String path;
    private final Role needed;

    Tab(String path, Role needed) {
        this.path = path;
        this.needed = needed;
    }

    public String path() {
        return path;
    }

    static List<Tab> openTo(Role role) {
        return List.of(values()).stream().filter(tab -> role.holds(tab.needed)).toList();
    }
}
