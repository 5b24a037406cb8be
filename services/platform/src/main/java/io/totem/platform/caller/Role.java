package io.totem.platform.caller;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do. Each role holds the ones before it; a missing role means nothing at all. */
public enum Role {
    /** See. */
    VIEWER,
    /** End processes that a login user owns, see operators' logs and the audit. */
    OPERATOR,
    /** Policies, users, daemons. */
    ADMIN;

    /** Names for {@code @RolesAllowed}: the groups of the internal token. */
    public static final String VIEWER_GROUP = "viewer";

    public static final String OPERATOR_GROUP = "operator";
    public static final String ADMIN_GROUP = "admin";

    /** The dashboard's own background calls: reading only. It is not a person's role and implies none. */
    public static final String SERVICE_GROUP = "service";

    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This role's group and those of all the roles it holds. */
    public List<String> groups() {
        return List.of(values()).subList(0, ordinal() + 1).stream()
                .map(Role::group)
                .toList();
    }

    public boolean holds(Role other) {
        return compareTo(other) >= 0;
    }

    public static Optional<Role> ofGroup(String group) {
        return List.of(values()).stream()
                .filter(role -> role.group().equals(group))
                .findFirst();
    }
}
