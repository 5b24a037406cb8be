package io.totem.policy.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerStatesTest {

    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir
    Path docker;

    @Test
    void a_container_is_what_the_engine_wrote_down_of_it() throws IOException {
        write(
                ID,
                config(
                        "web",
                        "\"Running\": true, \"StartedAt\": \"2026-11-21T03:00:00.5Z\", \"Health\": {\"Status\": \"healthy\"}"));
        assertThat(all()).singleElement().satisfies(container -> {
            assertThat(container.name()).isEqualTo("totem-web-1");
            assertThat(container.service()).contains("web");
            assertThat(container.state()).isEqualTo("running");
            assertThat(container.health()).contains(new Probe("healthy", 0, Optional.empty()));
            assertThat(container.startedAt()).contains(Instant.parse("2026-11-21T03:00:00.5Z"));
            assertThat(container.isUp()).isTrue();
        });
    }

    @Test
    void starting_unhealthy_restarting_and_ended_containers_are_not_up() throws IOException {
        List<String> states = List.of(
                "\"Running\": true, \"Health\": {\"Status\": \"starting\"}",
                "\"Running\": true, \"Health\": {\"Status\": \"unhealthy\"}",
                "\"Running\": true, \"Restarting\": true",
                "\"Running\": false, \"StartedAt\": \"0001-01-01T00:00:00Z\"");
        for (String state : states) {
            write(ID, config("web", state));
            assertThat(all()).singleElement().matches(container -> !container.isUp(), state);
        }
        assertThat(all().getFirst().startedAt()).isEmpty();
    }

    @Test
    void without_a_health_check_running_is_up() throws IOException {
        write(ID, config("web", "\"Running\": true"));
        assertThat(all()).singleElement().matches(ContainerStatus::isUp);
    }

    @Test
    void half_written_files_strange_folders_and_no_engine_at_all_are_no_error() throws IOException {
        assertThat(all()).isEmpty();
        write(ID, "{\"Name\": \"/web\", ");
        Files.createDirectories(docker.resolve("containers").resolve("not-an-id"));
        assertThat(all()).isEmpty();
    }

    @Test
    void health_is_told_of_our_own_project_only() throws IOException {
        write(ID, config("web", "\"Running\": true"));
        ContainerStates verdicts = new ContainerStates(docker, Clock.systemUTC());
        assertThat(health(verdicts, Optional.of("totem")).isUp("web")).contains(true);
        assertThat(health(verdicts, Optional.of("totem")).isUp("other")).isEmpty();
        assertThat(health(verdicts, Optional.of("foreign")).isUp("web")).isEmpty();
        assertThat(health(verdicts, Optional.empty()).isUp("web")).isEmpty();
    }

    @Test
    void the_last_line_of_the_newest_failed_check_is_the_reason() throws IOException {
        write(ID, config("web", """
                        "Running": true, "Health": {"Status": "unhealthy", "FailingStreak": 4, "Log": [
                          {"ExitCode": 1, "Output": "older"}, {"ExitCode": 1, "Output": "curl: …\\nno answer\\n"},
                          {"ExitCode": 0, "Output": "fine"}]}"""));
        assertThat(all())
                .singleElement()
                .satisfies(container ->
                        assertThat(container.health()).contains(new Probe("unhealthy", 4, Optional.of("no answer"))));
    }

    @Test
    void a_container_for_one_command_is_not_part_of_the_stack() throws IOException {
        write(
                ID,
                config("web", "\"Running\": true")
                        .replace("\"Labels\": {", "\"Labels\": {\"com.docker.compose.oneoff\": \"True\","));
        ContainerStates verdicts = new ContainerStates(docker, Clock.systemUTC());
        assertThat(health(verdicts, Optional.of("totem")).isUp("web")).isEmpty();
    }

    private static ContainerHealth health(ContainerStates verdicts, Optional<String> project) {
        ContainerConfig config = new ContainerConfig() {
            @Override
            public Optional<String> project() {
                return project;
            }

            @Override
            public Optional<List<String>> probes() {
                return Optional.empty();
            }
        };
        return new ContainerHealth(
                new ContainerVerdicts(verdicts, new ComposeProject(config), new LivenessProbes(config, List.of())));
    }

    private List<ContainerStatus> all() {
        return new ContainerStates(docker, Clock.systemUTC()).all();
    }

    private static String config(String service, String state) {
        return """
                {"Name": "/totem-%s-1", "State": {%s}, "Config": {"Image": "totem/%s", "Labels": {
                  "com.docker.compose.project": "totem", "com.docker.compose.service": "%s"}},
                  "NetworkSettings": {"Networks": {"totem_services": {}}}}""".formatted(service, state, service, service);
    }

    private void write(String id, String text) throws IOException {
        Path folder = Files.createDirectories(docker.resolve("containers").resolve(id));
        Files.writeString(folder.resolve("config.v2.json"), text);
    }
}
