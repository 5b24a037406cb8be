package io.totem.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * How others reach a container, by the engine's files.
 *
 * @param ofHost whether it shares the machine's own network ({@code network_mode: host}): its ports are the machine's
 * @param sharedWith the id of the container whose network it is in ({@code network_mode: container:ID}): what that one publishes
 *     leads to this one, too
 * @param mainPid the host's number of the process the container lives as long as; 0 while it does not run
 * @param addresses its IPv4 addresses in the engine's networks
 */
public record ContainerNetwork(
        boolean ofHost,
        Optional<String> sharedWith,
        int mainPid,
        List<String> addresses,
        List<PublishedPort> published) {

    private static final String OTHERS = "container:";

    /** Nothing was read. */
    public static final ContainerNetwork UNREAD =
            new ContainerNetwork(false, Optional.empty(), 0, List.of(), List.of());

    public ContainerNetwork {
        addresses = List.copyOf(addresses);
        published = List.copyOf(published);
    }

    /** Of {@code config.v2.json} and {@code hostconfig.json}; what they do not say is as in {@link #UNREAD}. */
    public static ContainerNetwork of(JsonNode config, JsonNode hostConfig) {
        String mode = hostConfig.path("NetworkMode").asText("");
        boolean ofHost = mode.equals("host");
        return new ContainerNetwork(
                ofHost,
                Optional.of(mode)
                        .filter(word -> word.startsWith(OTHERS))
                        .map(word -> word.substring(OTHERS.length()))
                        .filter(EngineFiles::isId),
                config.path("State").path("Pid").asInt(0),
                StreamSupport.stream(
                                config.path("NetworkSettings").path("Networks").spliterator(), false)
                        .map(network -> network.path("IPAddress").asText(""))
                        .filter(address -> !address.isEmpty())
                        .toList(),
                ofHost ? List.of() : PublishedPort.of(config, hostConfig));
    }
}
