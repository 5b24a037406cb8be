package io.totem.dashboard.page;

import io.totem.dashboard.session.SignedIn;
import io.totem.platform.caller.Role;
import java.util.List;

/** Whose name stands in the header. */
public record Person(String name, Role role) {

    static Person of(SignedIn signedIn) {
        return new Person(signedIn.name(), signedIn.role());
    }

    public boolean admin() {
        return role.holds(Role.ADMIN);
    }

    public boolean operator() {
        return role.holds(Role.OPERATOR);
    }

    /** The pages this person may open. */
    public List<Tab> tabs() {
        return List.of(Tab.values()).stream()
                .filter(tab -> role.holds(tab.needed()))
                .toList();
    }
}
