package io.totem.logs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.logs.TestConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathNamesTest {

    @Test
    void a_file_is_called_what_the_host_calls_it() {
        PathNames names = names("/host/log,/host/drop", "/var/log,drop/logs");
        assertThat(names.of(Path.of("/host/log/apt/term.log"))).isEqualTo("/var/log/apt/term.log");
        assertThat(names.of(Path.of("/host/drop/mail.log"))).isEqualTo("drop/logs/mail.log");
        assertThat(names.of(Path.of("/host/logs/other.log"))).isEqualTo("/host/logs/other.log");
    }

    @Test
    void without_names_a_file_is_called_what_it_is() {
        PathNames names = new PathNames(TestConfig.root(Path.of("/var/log")));
        assertThat(names.of(Path.of("/var/log/syslog"))).isEqualTo("/var/log/syslog");
    }

    @Test
    void a_folder_without_a_name_stops_the_start_with_a_sentence() {
        assertThatThrownBy(() -> names("/host/log,/host/drop", "/var/log"))
                .hasMessageContaining("1 names for the 2 folders")
                .hasMessageContaining("give one for each");
    }

    private static PathNames names(String roots, String called) {
        return new PathNames(
                TestConfig.of(Map.of("totem.log-stream.roots", roots, "totem.log-stream.root-names", called)));
    }
}
