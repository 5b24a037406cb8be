package io.totem.logs.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.totem.logs.file.ContainerLog;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose log one of Docker's JSON files is: {@code ID/ID-json.log}, the container's name in {@code config.v2.json} beside
 * it. Only where root alone can put them: elsewhere anybody could call a log that of a container.
 */
final class ContainerNames {

    private static final Pattern NAME = Pattern.compile("/([a-zA-Z0-9][a-zA-Z0-9_.-]{0,254})");
    private static final int SHORT_ID = 12;
    private static final int MAX_BYTES = 1 << 20;

    private final FileGate gate;
    private final ObjectMapper json = new ObjectMapper();

    ContainerNames(FileGate gate) {
        this.gate = gate;
    }

    /** What a person calls this log; empty for a file that is no container's log. */
    Optional<String> of(Path file) {
        return ContainerLog.of(file)
                .flatMap(log -> containerIn(log.folder(), log.id().substring(0, SHORT_ID))
                        .map(name -> "docker: " + name + (log.age() == 0 ? "" : "." + log.age())));
    }

    /** Empty where others than the engine can write. */
    private Optional<String> containerIn(Path folder, String otherwise) {
        try {
            byte[] config = gate.readRoots(folder.resolve("config.v2.json"), MAX_BYTES);
            Matcher name = NAME.matcher(json.readTree(config).path("Name").asText(""));
            return Optional.of(name.matches() ? name.group(1) : otherwise);
        } catch (RefusedException refused) {
            return switch (refused.reason()) {
                case OUTSIDE, NOT_A_FILE -> Optional.empty();
                case GONE, NOT_PERMITTED, COMPRESSED, BINARY, FAILED -> Optional.of(otherwise);
            };
        } catch (IOException halfWritten) {
            return Optional.of(otherwise);
        }
    }
}
