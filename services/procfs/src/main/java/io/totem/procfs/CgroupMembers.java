package io.totem.procfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the control group of a process whose own folder in {@code /proc} tells nothing: by the groups' lists of members (cgroups(7),
 * cgroup.procs). It walks through all of them, so it is for rare questions.
 */
public final class CgroupMembers {

    private static final String MEMBERS = "cgroup.procs";
    private static final int DEEPEST = 12;
    private static final int MOST_FILES = 200_000;

    private final Path groups;

    public CgroupMembers(HostRoot host) {
        this.groups = host.sys().resolve("fs/cgroup");
    }

    /** The systemd unit whose group the process is in; empty where it is in none, or that cannot be read. */
    public Optional<String> unitOf(int pid) {
        String number = Integer.toString(pid);
        try (Stream<Path> files = Files.walk(groups, DEEPEST)) {
            return files.limit(MOST_FILES)
                    .filter(file -> file.endsWith(MEMBERS) && has(file, number))
                    .flatMap(file -> Cgroup.ofPath("/" + groups.relativize(file.getParent())).systemdUnit().stream())
                    .findFirst();
        } catch (IOException | UncheckedIOException goneOrClosedToUs) {
            return Optional.empty();
        }
    }

    private static boolean has(Path members, String number) {
        try {
            return Files.readAllLines(members).contains(number);
        } catch (IOException goneOrClosedToUs) {
            return false;
        }
    }
}
