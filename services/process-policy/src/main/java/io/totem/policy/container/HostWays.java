package io.totem.policy.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.totem.policy.facts.HostReach.Kind;
import io.totem.policy.facts.HostReach.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ways out of a container that the engine's files name: {@code MountPoints} of {@code config.v2.json}, and
 * {@code Privileged}, {@code CapAdd}, {@code PidMode} of {@code hostconfig.json} (Docker's Engine API, "HostConfig").
 */
final class HostWays {

    private static final Pattern ENGINE_SOCKET = Pattern.compile(
            "/(?:var/)?run(?:/(?:docker\\.sock|docker|podman(?:/podman\\.sock)?|containerd(?:/containerd\\.sock)?|crio(?:/crio\\.sock)?))?/?");

    /** What lets a process of the container become one of the host (capabilities(7)). */
    private static final Set<String> CAPABILITIES =
            Set.of("ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "DAC_READ_SEARCH", "BPF");

    /** Together with the host's process ids it reaches into every process (ptrace(2)). */
    private static final String PTRACE = "SYS_PTRACE";

    /** Who writes here becomes root of the host. */
    private static final Pattern HOST_FOLDERS = Pattern.compile(
            "/(?:etc|root|boot|dev|proc|sys|usr|bin|sbin|lib|lib64|home|var|var/lib|var/lib/docker|var/lib/containerd"
                    + "|var/spool/cron)(?:/\\.ssh|/systemd(?:/system)?|/cron\\.d|/crontabs|/bin|/lib|/sbin)?/?");

    private static final String PREFIX = "CAP_";
    private static final int MOST = 8;

    private HostWays() {}

    static List<Way> of(JsonNode config, JsonNode hostConfig) {
        List<Way> ways = new ArrayList<>();
        boolean hostPids = hostConfig.path("PidMode").asText("").equals("host");
        if (hostConfig.path("Privileged").asBoolean()) {
            ways.add(new Way(Kind.PRIVILEGED, ""));
        }
        for (JsonNode mount : config.path("MountPoints")) {
            addMount(mount, ways);
        }
        for (JsonNode capability : hostConfig.path("CapAdd")) {
            String said = capability.asText("").toUpperCase(Locale.ROOT);
            String name = said.startsWith(PREFIX) ? said.substring(PREFIX.length()) : said;
            if (CAPABILITIES.contains(name) || hostPids && name.equals(PTRACE)) {
                ways.add(new Way(Kind.CAPABILITY, name));
            }
        }
        if (hostPids) {
            ways.add(new Way(Kind.HOST_PIDS, ""));
        }
        return ways.stream().distinct().limit(MOST).toList();
    }

    private static void addMount(JsonNode mount, List<Way> ways) {
        String source = mount.path("Source").asText("");
        boolean bind = mount.path("Type").asText("bind").equals("bind");
        boolean writable = mount.path("RW").asBoolean(true);
        if (!bind || source.isEmpty()) {
            return;
        }
        if (ENGINE_SOCKET.matcher(source).matches()) {
            ways.add(new Way(Kind.ENGINE_SOCKET, source));
        } else if (source.equals("/")) {
            ways.add(new Way(writable ? Kind.HOST_ROOT : Kind.HOST_ROOT_READ_ONLY, ""));
        } else if (writable && HOST_FOLDERS.matcher(source).matches()) {
            ways.add(new Way(Kind.HOST_FOLDER, source));
        }
    }
}
