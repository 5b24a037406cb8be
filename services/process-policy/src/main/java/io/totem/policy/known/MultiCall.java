package io.totem.policy.known;

import java.util.Set;

/** Files that are many programs, told apart by the name they were started as. */
public final class MultiCall {

    private static final Set<String> NAMES = Set.of(
            "busybox",
            "toybox",
            "coreutils",
            "kmod",
            "udevadm",
            "systemctl",
            "lvm",
            "dropbearmulti",
            "uutils",
            "sbase-box");

    private MultiCall() {}

    public static boolean is(String fileName) {
        return NAMES.contains(fileName) || fileName.startsWith("xtables-");
    }
}
