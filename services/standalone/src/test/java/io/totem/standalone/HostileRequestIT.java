package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.testing.hostile.HostileWalk;
import io.totem.standalone.testing.TotemProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Here no nginx stands before the services: whatever is sent arrives. */
class HostileRequestIT {

    private static final List<String> PATHS = List.of("/login", "/", "/api/metrics/snapshot", "/q/health", "/assets/x");

    @TempDir
    static Path folder;

    private static TotemProcess totem;

    @BeforeAll
    static void start() {
        totem = TotemProcess.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        totem.close();
    }

    @Test
    void no_request_of_a_stranger_is_a_failure_of_ours() throws IOException {
        new HostileWalk(totem.uri("/"), "Origin: " + totem.origin(), "Accept: text/html,*/*;q=0.8")
                .heads(PATHS)
                .bodies("POST", List.of("/logout", "/language", "/api/policies"))
                .noHttp()
                .assertNoneFailed();
        assertThat(totem.output()).doesNotContain("\tat ", "Exception", " ERROR ");
    }
}
