package io.totem.platform.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets that the environment names as files: {@code NAME_FILE} is the path of a file whose content is the value of
 * NAME. A value in the environment itself would show in the engine's records and in /proc, so NAME beside NAME_FILE is a
 * mistake and not a choice.
 */
public final class SecretFiles {

    /** What may come from a file, by the names Quarkus and Totem give their settings in an environment. */
    private static final List<String> NAMES = List.of(
            "QUARKUS_MONGODB_CREDENTIALS_PASSWORD", "TOTEM_METRICS_REDIS_PASSWORD", "TOTEM_DASHBOARD_FIRST_PASSWORD");

    private SecretFiles() {}

    /** Values by name. @throws IllegalStateException with a sentence saying what to do, when a secret cannot be read */
    public static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            file(environment, name).ifPresent(file -> values.put(name, content(name, file)));
        }
        return values;
    }

    private static Optional<Path> file(Map<String, String> environment, String name) {
        String file = environment.getOrDefault(name + "_FILE", "");
        if (!file.isBlank() && !environment.getOrDefault(name, "").isBlank()) {
            throw new IllegalStateException(
                    "Both " + name + " and " + name + "_FILE are set. Keep " + name + "_FILE and remove the other.");
        }
        return file.isBlank() ? Optional.empty() : Optional.of(Path.of(file));
    }

    private static String content(String name, Path file) {
        try {
            String value = Files.readString(file).strip();
            if (value.isEmpty()) {
                throw new IllegalStateException(file + " (" + name + "_FILE) is empty. Put the secret into it.");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalStateException(
                    file + " (" + name + "_FILE) cannot be read. Give the service's user the right to read it.", e);
        }
    }
}
