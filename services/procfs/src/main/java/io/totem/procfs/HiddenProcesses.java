package io.totem.procfs;

import java.util.Optional;

/** Whether /proc was mounted so that it does not list the processes of other users (proc(5), hidepid). */
final class HiddenProcesses {

    private static final String OPTION = "hidepid=";

    private HiddenProcesses() {}

    static boolean areHidden(HostRoot host) {
        return ProcessMounts.readOwn().filter(mounts -> areHidden(mounts, host)).isPresent();
    }

    /** @param mounts as this process sees them */
    static boolean areHidden(ProcessMounts mounts, HostRoot host) {
        return mounts.at(host.proc().toString())
                .filter(mount -> option(mount).filter(HiddenProcesses::hides).isPresent())
                .isPresent();
    }

    private static Optional<String> option(ProcessMount proc) {
        return proc.superOptions().stream()
                .filter(option -> option.startsWith(OPTION))
                .map(option -> option.substring(OPTION.length()))
                .findFirst();
    }

    /** Both spellings; with {@code noaccess}, 1, they are listed and closed. */
    private static boolean hides(String value) {
        return switch (value) {
            case "2", "invisible", "4", "ptraceable" -> true;
            default -> false;
        };
    }
}
