package io.totem.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port of a container that the engine lets others reach at an address of the machine, whether a program of the engine
 * (docker-proxy) takes the connections or the kernel hands them on.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param containerPort where the container is meant to listen
 * @param hostAddress empty where the engine's own default counts, normally every address
 * @param hostPort where others connect
 */
public record PublishedPort(String protocol, int containerPort, String hostAddress, int hostPort) {

    private static final Pattern CONTAINER_PORT = Pattern.compile("([0-9]{1,5})/(tcp|udp)");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{0,45}");
    private static final int LAST_PORT = 0xffff;
    private static final int MOST = 1_000;

    public PublishedPort {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(hostAddress, "hostAddress");
    }

    /**
     * What the engine says it has published ({@code NetworkSettings.Ports}); where it says nothing, what it was told to
     * ({@code HostConfig.PortBindings}), as far as that names one port. At most 1,000, in the engine's order.
     */
    static List<PublishedPort> of(JsonNode config, JsonNode hostConfig) {
        List<PublishedPort> published = read(config.path("NetworkSettings").path("Ports"));
        return published.isEmpty() ? read(hostConfig.path("PortBindings")) : published;
    }

    private static List<PublishedPort> read(JsonNode ports) {
        List<PublishedPort> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> port : ports.properties()) {
            Matcher key = CONTAINER_PORT.matcher(port.getKey());
            if (key.matches()) {
                int containerPort = Integer.parseInt(key.group(1));
                for (JsonNode binding : port.getValue()) {
                    of(key.group(2), containerPort, binding)
                            .filter(_ -> found.size() < MOST)
                            .ifPresent(found::add);
                }
            }
        }
        return List.copyOf(found);
    }

    private static Optional<PublishedPort> of(String protocol, int containerPort, JsonNode binding) {
        String address = binding.path("HostIp").asText("");
        String port = binding.path("HostPort").asText("");
        return PORT.matcher(port).matches()
                        && ADDRESS.matcher(address).matches()
                        && isPort(containerPort)
                        && isPort(Integer.parseInt(port))
                ? Optional.of(new PublishedPort(protocol, containerPort, address, Integer.parseInt(port)))
                : Optional.empty();
    }

    private static boolean isPort(int number) {
        return number > 0 && number <= LAST_PORT;
    }
}
