package io.totem.policy.known;

import java.util.List;

/** The shelves of the dictionary. */
public final class Category {

    /** What is danger on sight, wherever it lies. */
    public static final String MALWARE = "malware";

    /** In the order a page offers them. */
    public static final List<String> NAMES = List.of(
            "core",
            "system-service",
            "system-utility",
            "network-service",
            "security",
            "monitoring",
            "package-manager",
            "web-server",
            "database",
            "mail",
            "runtime",
            "container-runtime",
            "infrastructure",
            "desktop",
            "user-program",
            "windows-core",
            "general",
            MALWARE);

    private Category() {}
}
