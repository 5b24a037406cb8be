package io.totem.api.policies;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The shelves of the dictionary, in the order a page offers them. */
public enum Category {
    CORE,
    SYSTEM_SERVICE,
    SYSTEM_UTILITY,
    NETWORK_SERVICE,
    SECURITY,
    MONITORING,
    PACKAGE_MANAGER,
    WEB_SERVER,
    DATABASE,
    MAIL,
    RUNTIME,
    CONTAINER_RUNTIME,
    INFRASTRUCTURE,
    DESKTOP,
    USER_PROGRAM,
    WINDOWS_CORE,
    GENERAL,
    /** What is danger on sight, wherever it lies. */
    MALWARE;

    /** The word in JSON and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Category::word).toList();
    }
}
