package io.totem.policy.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.totem.platform.engine.EngineFiles;
import io.totem.policy.facts.HostReach;
import io.totem.policy.facts.HostReach.Trust;
import io.totem.policy.facts.HostReach.Way;
import io.totem.procfs.ProcessSample;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What containers may do to this host, by the engine's files. Each container is read every half minute at most. For one thread
 * at a time.
 */
public final class HostReaches {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MAX_KEPT = 5_000;

    /**
     * Programs that are made to watch or steer a host, by the last part of the image's name. Whoever started one under a false
     * name had the rights of root already.
     */
    private static final Pattern KNOWN =
            Pattern.compile("(?:[a-z0-9.:_-]{1,255}/){0,8}(?:portainer(?:-ce|-ee)?|agent|traefik|watchtower|cadvisor"
                    + "|node-exporter|netdata|dozzle|diun|ouroboros|autoheal|docker-socket-proxy|socket-proxy|nginx-proxy|docker-gen"
                    + "|acme-companion|dockge|yacht|lazydocker|ctop|glances|telegraf|datadog-agent|filebeat|metricbeat|fluent-bit"
                    + "|fluentd|promtail|alloy|vector|beszel-agent|homepage|gitlab-runner|act_runner|drone|woodpecker-agent"
                    + "|drone-runner-docker|docker|buildkit|kind|k3s|rancher|zabbix-agent2?|checkmk-agent|scope|falco|crowdsec)"
                    + "(?::[A-Za-z0-9._-]{1,128})?(?:@sha256:[0-9a-f]{64})?");

    private record Reading(Optional<HostReach> reach, int pid, Instant until) {}

    private final EngineFiles files;
    private final ComposeProject stack;
    private final Clock clock;
    private final Map<String, Reading> known = new HashMap<>();

    /** @param dockerRoot Docker's data root as seen from here */
    public HostReaches(Path dockerRoot, ComposeProject stack, Clock clock) {
        this.files = new EngineFiles(dockerRoot);
        this.stack = stack;
        this.clock = clock;
    }

    /** Of a container's first process what its container may do; empty for others, and where it may do nothing unusual. */
    public Optional<HostReach> of(ProcessSample process) {
        return process.containerId()
                .filter(EngineFiles::isId)
                .map(this::reading)
                .filter(reading -> reading.pid() == process.pid())
                .flatMap(Reading::reach);
    }

    private Reading reading(String id) {
        Instant now = clock.instant();
        if (known.size() > MAX_KEPT) {
            known.clear();
        }
        return known.compute(id, (_, before) -> before != null && before.until().isAfter(now) ? before : read(id, now));
    }

    private Reading read(String id, Instant now) {
        JsonNode config = files.config(id);
        List<Way> ways = HostWays.of(config, files.hostConfig(id));
        String image = config.path("Config").path("Image").asText("");
        Optional<HostReach> reach = EngineFiles.name(config)
                .filter(_ -> !ways.isEmpty())
                .map(name -> new HostReach(name, image, trust(config, image), ways));
        return new Reading(reach, config.path("State").path("Pid").asInt(), now.plus(KEPT));
    }

    private Trust trust(JsonNode config, String image) {
        if (stack.isOurs(EngineFiles.project(config))) {
            return Trust.OWN;
        }
        return KNOWN.matcher(image).matches() ? Trust.KNOWN : Trust.UNKNOWN;
    }
}
