package io.totem.logs.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose log one of Docker's JSON files is: {@code ID/ID-json.log}, the container's name in {@code config.v2.json} beside
 * it.
 */
final class ContainerNames {

    private static final Pattern LOG = Pattern.compile("([0-9a-f]{64})-json\\.log((\\.[0-9]+)?)");
    private static final Pattern NAME = Pattern.compile("/([a-zA-Z0-9][a-zA-Z0-9_.-]{0,254})");
    private static final int SHORT_ID = 12;
    private static final long MAX_BYTES = 1 << 20;

    private final ObjectMapper json = new ObjectMapper();

    /** What a person calls this log; empty for a file that is no container's log. */
    Optional<String> of(Path file) {
        Path folder = file.getParent();
        Matcher log = LOG.matcher(file.getFileName().toString());
        if (folder == null || !log.matches() || !folder.endsWith(log.group(1))) {
            return Optional.empty();
        }
        String name = containerIn(folder).orElse(log.group(1).substring(0, SHORT_ID));
        return Optional.of("docker: " + name + log.group(2));
    }

    private Optional<String> containerIn(Path folder) {
        Path config = folder.resolve("config.v2.json");
        try {
            if (Files.size(config) > MAX_BYTES) {
                return Optional.empty();
            }
            Matcher name = NAME.matcher(
                    json.readTree(Files.readAllBytes(config)).path("Name").asText(""));
            return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
        } catch (IOException goneOrClosed) {
            return Optional.empty();
        }
    }
}
