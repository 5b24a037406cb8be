package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** scripts/backup and scripts/restore, and what they leave. */
final class Archives {

    static final Path SCRIPTS = Path.of("../../scripts");

    private Archives() {}

    static Path backup(Path folder) throws IOException {
        Docker.Result result = run("backup", "BACKUP_FOLDER=" + folder);
        assertThat(result.code()).as(result.text()).isZero();
        return newest(folder);
    }

    static void restore(Path file, String... settings) {
        List<Object> words = new ArrayList<>(List.of("YES=1"));
        words.addAll(List.of(settings));
        words.add(file);
        Docker.Result result = run("restore", words.toArray());
        assertThat(result.code()).as(result.text()).isZero();
    }

    /** @param words settings, then perhaps a file */
    static Docker.Result run(String script, Object... words) {
        List<String> command = new ArrayList<>(List.of("env"));
        Stream.of(words).filter(String.class::isInstance).forEach(word -> command.add((String) word));
        command.add(SCRIPTS.resolve(script).toString());
        Stream.of(words).filter(Path.class::isInstance).forEach(word -> command.add(word.toString()));
        return Docker.run(command.toArray(String[]::new));
    }

    static Path newest(Path folder) throws IOException {
        return folder.resolve(files(folder).stream()
                .filter(name -> name.endsWith(".tar"))
                .sorted()
                .reduce((first, second) -> second)
                .orElseThrow());
    }

    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
