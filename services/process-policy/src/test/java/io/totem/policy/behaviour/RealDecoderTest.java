package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that is decoded and run, and a folder that is served, as they stand in real processes. */
class RealDecoderTest {

    /** {@code sleep 60; true} */
    private static final String ENCODED = "c2xlZXAgNjA7IHRydWU=";

    private final WatchedHost host = new WatchedHost();

    @TempDir
    Path folder;

    @AfterEach
    void end() throws InterruptedException {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo " + ENCODED + " | base64 -d | bash; true",
                "bash <(echo " + ENCODED + " | base64 -d); true",
                "echo " + ENCODED + " | base64 -d | cat | sh; true",
                "d=base64; (echo " + ENCODED + "; sleep 60) | $d -d | sh; true"
            })
    void a_shell_that_runs_what_is_decoded_also_when_the_decoder_is_over(String text) {
        assertThat(host.below(
                                host.start("bash", "-c", text),
                                seen -> seen.relations().decoder().isPresent())
                        .relations()
                        .decoder())
                .contains("base64");
    }

    @Test
    void a_shell_that_runs_what_is_only_unpacked_is_not_told() {
        host.neverBelow(
                host.start("bash", "-c", "echo 'sleep 60; true' | gzip | gunzip | sh; true"),
                "sleep",
                seen -> seen.relations().decoder().isPresent());
    }

    @Test
    void a_server_of_files_tells_the_folder_that_it_stands_in() {
        Process server = host.start("sh", "-c", "cd " + folder + " && exec python3 -m http.server -b 127.0.0.1 0");
        assertThat(host.below(server, seen -> seen.startUp().servedFolder().isPresent())
                        .startUp()
                        .servedFolder())
                .contains(folder.toString());
    }
}
