package io.totem.policy.provenance;

import java.util.List;

/** Where only packages put files (FHS 3.0, 4): what no package owns there was put there by somebody. */
public final class SystemFolders {

    private static final List<String> OF_PACKAGES =
            List.of("/usr/", "/bin/", "/sbin/", "/lib/", "/lib32/", "/lib64/", "/libx32/");

    /** An admin's own programs, and sources. */
    private static final List<String> OF_ADMINS = List.of("/usr/local/", "/usr/src/", "/opt/");

    private SystemFolders() {}

    /** @param path absolute */
    public static boolean contain(String path) {
        return OF_PACKAGES.stream().anyMatch(path::startsWith)
                && OF_ADMINS.stream().noneMatch(path::startsWith);
    }

    /** Whether admins put there what they build or buy; packages of vendors lie there, too. */
    public static boolean areAdmins(String path) {
        return OF_ADMINS.stream().anyMatch(path::startsWith);
    }
}
