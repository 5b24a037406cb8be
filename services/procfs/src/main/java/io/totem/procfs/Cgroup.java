package io.totem.procfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a process stands in the host's control groups (cgroups(7)), and what that says about who runs it: a container
 * engine, a systemd service, or somebody's login session.
 *
 * @param path in the hierarchy that says most: v2's, else v1's name=systemd, else the pids controller's, else any; empty
 *     when the kernel names none
 * @param others its paths in the other v1 hierarchies, each once
 */
public record Cgroup(String path, List<String> others) {

    // docker/ID, docker-ID.scope, libpod-ID.scope, cri-containerd-ID.scope, kubepods…:cri-containerd:ID, kubepods/…/ID
    private static final Pattern CONTAINER = Pattern.compile("(?:^|[-:])([0-9a-f]{64})(?:\\.scope)?$");
    private static final String SERVICE = ".service";
    private static final String USER_MANAGER = "user@";

    public Cgroup {
        others = List.copyOf(others);
    }

    /** Of a path alone, such as {@link ProcessSample#cgroup()}. */
    public static Cgroup ofPath(String path) {
        return new Cgroup(path, List.of());
    }

    /** Reads the text of {@code /proc/PID/cgroup}: lines of {@code hierarchy:controllers:path}; other lines are skipped. */
    public static Cgroup parse(String text) {
        String best = "";
        int bestRank = 0;
        List<String> all = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3 || !parts[2].startsWith("/")) {
                continue;
            }
            int rank = rank(parts[1], parts[2]);
            if (rank > bestRank) {
                best = parts[2];
                bestRank = rank;
            }
            if (!all.contains(parts[2])) {
                all.add(parts[2]);
            }
        }
        all.remove(best);
        return new Cgroup(best, all);
    }

    // In a hybrid set-up v2 exists but may hold everything in its root: then v1's systemd hierarchy says more.
    private static int rank(String controllers, String path) {
        int detail = path.equals("/") ? 0 : 10;
        return detail
                + switch (controllers) {
                    case "" -> 4;
                    case "name=systemd" -> 3;
                    case "pids" -> 2;
                    default -> 1;
                };
    }

    /**
     * The 64 hexadecimal digits of the container, in the formats of Docker, Podman, containerd, CRI-O and the kubelet. Of
     * a container inside a container it is the outer one: that is the one this host's engine knows.
     */
    public Optional<String> containerId() {
        Optional<String> id = containerIdIn(path);
        for (String other : others) {
            id = id.or(() -> containerIdIn(other));
        }
        return id;
    }

    private static Optional<String> containerIdIn(String path) {
        for (String segment : path.split("/")) {
            Matcher matcher = CONTAINER.matcher(segment);
            // conmon watches a container from outside.
            if (matcher.find() && !segment.contains("conmon")) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    /**
     * The systemd service of the machine: the outermost, for below its own group a service may make others of any name. Empty in
     * a container and in what belongs to a user's session.
     */
    public Optional<String> systemdUnit() {
        return inUserSlice() || containerId().isPresent()
                ? Optional.empty()
                : services().findFirst();
    }

    /** The service of a user's own systemd, as in user@1000.service/app.slice/syncthing.service; outermost too. */
    public Optional<String> userUnit() {
        return inUserSlice() && containerId().isEmpty()
                ? services().filter(unit -> !unit.startsWith(USER_MANAGER)).findFirst()
                : Optional.empty();
    }

    private Stream<String> services() {
        return segments().filter(segment -> segment.endsWith(SERVICE));
    }

    /** The login session, such as session-3.scope. */
    public Optional<String> loginSession() {
        return segments()
                .filter(segment -> segment.startsWith("session-") && segment.endsWith(".scope"))
                .findFirst();
    }

    /** Whether it belongs to the machine's services. */
    public boolean inSystemSlice() {
        return path.startsWith("/system.slice/") || path.equals("/system.slice");
    }

    /** Whether it belongs to somebody who is logged in, or to their systemd. */
    public boolean inUserSlice() {
        return path.startsWith("/user.slice/") || path.equals("/user.slice");
    }

    private Stream<String> segments() {
        return Arrays.stream(path.split("/"));
    }
}
