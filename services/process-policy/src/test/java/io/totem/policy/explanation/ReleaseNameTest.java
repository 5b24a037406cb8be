package io.totem.policy.explanation;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.place.ExecutableLocations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that call each of their releases by its number. */
class ReleaseNameTest {

    private static final ExecutableLocations PLACES =
            new ExecutableLocations(List.of("/usr", "/bin"), FileAccesses.UNREAD);

    private final Explainer explainer = new Explainer(new CatalogueDictionary(Platform.LINUX));

    @ParameterizedTest
    @CsvSource({
        "/home/kim/.vscode-server/code-e54c774e0add60467559eb0d1e229c6452cf8447,vscode-server",
        "/home/kim/.zed_server/zed-remote-server-stable-0.203.4,zed-remote-server",
        "/home/kim/.zed_server/zed-remote-server-v0.203.4,zed-remote-server",
        "/home/kim/.local/share/claude/versions/2.0.14,claude",
    })
    void a_tool_is_known_by_its_name_without_the_release(String path, String name) {
        assertThat(known(path)).contains(name);
    }

    /** A system's program has one name, and a release in it makes it no other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/kim/bin/sshd-9.9",
                "/home/kim/sshd/versions/9.9",
                "/home/kim/bin/nginx-1.28.0",
                "/home/kim/.nginx/code-e54c774e0add60467559eb0d1e229c6452cf8447",
                "/home/kim/2.0.14",
                "/home/kim/vscode-server/code-e54c774e0add60467559eb0d1e229c6452cf8447x",
            })
    void nothing_else_gets_a_name_by_it(String path) {
        assertThat(known(path)).isEmpty();
    }

    @Test
    void a_path_of_nothing_but_dashes_names_nothing() {
        assertThat(ReleaseName.of("/" + "-".repeat(4_000) + "1.2")).isEmpty();
    }

    private Optional<String> known(String path) {
        return explainer
                .explain(Explainer.search(program(path).build(), PLACES))
                .known()
                .map(ProcessPolicy::name);
    }
}
