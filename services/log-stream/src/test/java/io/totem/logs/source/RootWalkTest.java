package io.totem.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.logs.LogStreamConfig;
import io.totem.logs.TestConfig;
import io.totem.logs.file.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootWalkTest {

    @TempDir
    private Path root;

    @Test
    void a_service_that_fills_its_own_folder_leaves_the_others_their_room() throws IOException {
        for (String service : new String[] {"a", "m", "z"}) {
            Path folder = Files.createDirectories(root.resolve(service + "-flood/deeper"));
            for (int file = 0; file < 200; file++) {
                Files.createFile(folder.resolve(file + ".log"));
            }
        }
        for (int honest = 0; honest < 20; honest++) {
            Files.createFile(
                    Files.createDirectory(root.resolve("honest-" + honest)).resolve("error.log"));
            Files.createFile(root.resolve("honest-" + honest + ".log"));
        }
        RootWalk walk = walk(100);
        assertThat(walk.found())
                .filteredOn(path -> path.toString().contains("honest-"))
                .as("each flood takes a quarter at most")
                .hasSizeGreaterThanOrEqualTo(25);
        assertThat(walk.notes().toString()).containsPattern("[amz]-flood");
    }

    @Test
    void folders_without_a_log_cost_no_more_than_logs_would() throws IOException {
        for (int folder = 0; folder < 2_000; folder++) {
            Files.createDirectories(root.resolve("empty/" + folder + "/x"));
        }
        Files.createFile(root.resolve("honest.log"));
        RootWalk walk = walk(40);
        assertThat(walk.found()).extracting(Path::getFileName).hasToString("[honest.log]");
        assertThat(walk.notes().toString()).contains("/empty");
    }

    @Test
    void a_name_that_is_no_text_hides_no_log() throws Exception {
        String name = "$(printf '\\377%.0s' $(seq 200))";
        assertThat(new ProcessBuilder("sh", "-c", "> \"" + name + "\"")
                        .directory(root.toFile())
                        .start()
                        .waitFor())
                .isZero();
        Files.createFile(root.resolve("honest.log"));
        assertThat(walk(40).found()).extracting(Path::getFileName).hasToString("[honest.log]");
    }

    private RootWalk walk(int maxSources) throws IOException {
        LogStreamConfig config = TestConfig.of(Map.of(
                "totem.log-stream.roots",
                root.toString(),
                "totem.log-stream.max-sources",
                Integer.toString(maxSources)));
        RootWalk walk = new RootWalk(new Roots(config), config);
        walk.run();
        return walk;
    }
}
