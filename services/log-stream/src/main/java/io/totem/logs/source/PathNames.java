package io.totem.logs.source;

import io.totem.logs.LogStreamConfig;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the host calls a file: in a container its folders are mounted elsewhere, and a person looks for them at their own place. */
@Singleton
final class PathNames {

    private final Map<Path, String> names = new LinkedHashMap<>();

    PathNames(LogStreamConfig config) {
        List<String> given = config.rootNames().orElse(config.roots());
        if (given.size() != config.roots().size()) {
            throw new IllegalArgumentException("totem.log-stream.root-names has " + given.size() + " names for the "
                    + config.roots().size()
                    + " folders of totem.log-stream.roots: give one for each, in the same order");
        }
        for (int i = 0; i < given.size(); i++) {
            names.put(Path.of(config.roots().get(i)).toAbsolutePath().normalize(), given.get(i));
        }
    }

    String of(Path path) {
        return names.entrySet().stream()
                .filter(root -> path.startsWith(root.getKey()))
                .findFirst()
                .map(root -> root.getValue() + "/" + root.getKey().relativize(path))
                .orElseGet(path::toString);
    }
}
