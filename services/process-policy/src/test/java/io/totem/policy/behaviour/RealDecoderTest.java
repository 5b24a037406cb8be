package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    echo fyrrc 60 | tr a-z n-za-m | sh; true~tr
                    echo 06 peels | rev | sh; true~rev
                    echo 736c656570203630 | xxd -r -p | sh; true~xxd
                    echo c2xlZXAgNjAK | openssl enc -base64 -d | sh; true~openssl
                    printf '\\x73\\x6c\\x65\\x65\\x70 60; true' | sh; true~printf
                    echo 'sleep 60; true' | gzip | gunzip | sh; true~gunzip
                    echo 'sleep 60; true' | gzip | base64 | base64 -d | gunzip | sh; true~base64
                    """)
    void what_makes_readable_what_a_shell_runs_is_named_and_what_hides_before_what_packs(String text, String decoder) {
        assertThat(host.below(
                                host.start("bash", "-c", text),
                                seen -> seen.relations().decoder().isPresent())
                        .relations()
                        .decoder())
                .contains(decoder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'sleep 60; true' | tr A-Z a-z | sh; true", "echo 'sleep 60; true' | cat | sh; true"})
    void a_filter_that_hides_nothing_is_not_told(String text) {
        host.neverBelow(
                host.start("bash", "-c", text),
                "sleep",
                seen -> seen.relations().decoder().isPresent());
    }

    /** The shell that starts it reads its own text from a pipe, as one at a terminal does: nothing in its arguments tells. */
    @ParameterizedTest
    @ValueSource(strings = {"bash <(echo 'sleep 60; true')\n", "python3 <(echo 'import time; time.sleep(60)')\n"})
    void a_script_that_came_through_a_pipe_whose_writer_is_over_is_told(String line) throws IOException {
        Process shell = host.start("bash");
        shell.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().flush();
        host.below(shell, seen -> seen.relations().throughPipe());
    }

    @Test
    void a_script_that_lies_in_a_file_or_comes_by_standard_input_did_not() throws IOException {
        Path script = Files.writeString(folder.resolve("job"), "sleep 60; true\n");
        host.neverBelow(
                host.start("bash", "-c", "bash " + script + "; true"),
                "sleep",
                seen -> seen.relations().throughPipe());
        host.neverBelow(
                host.start("bash", "-c", "echo 'sleep 60; true' | bash; true"),
                "sleep",
                seen -> seen.relations().throughPipe());
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
