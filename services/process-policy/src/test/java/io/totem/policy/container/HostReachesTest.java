package io.totem.policy.container;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.HostReach;
import io.totem.policy.facts.HostReach.Kind;
import io.totem.policy.facts.HostReach.Trust;
import io.totem.policy.facts.HostReach.Way;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.Scene;
import io.totem.policy.warning.WarningCode;
import io.totem.procfs.ProcessSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's files are written as Docker 28 writes them, as far as they are read. */
class HostReachesTest {

    private static final String ID = "d".repeat(64);
    private static final String PLAIN = "{}";

    @TempDir
    Path docker;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/var/run/docker.sock | true | ENGINE_SOCKET | /var/run/docker.sock",
                "/run/docker.sock | false | ENGINE_SOCKET | /run/docker.sock",
                "/run/containerd/containerd.sock | false | ENGINE_SOCKET | /run/containerd/containerd.sock",
                "/var/run | false | ENGINE_SOCKET | /var/run",
                "/ | true | HOST_ROOT | ''",
                "/ | false | HOST_ROOT_READ_ONLY | ''",
                "/etc | true | HOST_FOLDER | /etc",
                "/root/.ssh | true | HOST_FOLDER | /root/.ssh",
                "/var/lib/docker | true | HOST_FOLDER | /var/lib/docker"
            })
    void a_mount_of_the_hosts_own_is_a_way_out(String source, boolean writable, Kind kind, String detail) {
        assertThat(reach("tool:1", mount(source, writable), PLAIN).ways()).containsExactly(new Way(kind, detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Privileged\": true} | PRIVILEGED",
                "{\"CapAdd\": [\"SYS_ADMIN\"]} | CAPABILITY",
                "{\"CapAdd\": [\"CAP_SYS_MODULE\"]} | CAPABILITY",
                "{\"CapAdd\": [\"ALL\"]} | CAPABILITY",
                "{\"PidMode\": \"host\"} | HOST_PIDS"
            })
    void so_are_rights_and_the_hosts_processes(String hostConfig, Kind kind) {
        assertThat(reach("tool:1", "[]", hostConfig).ways())
                .extracting(Way::kind)
                .containsExactly(kind);
    }

    @Test
    void tracing_is_one_with_the_hosts_processes_only() {
        assertThat(found("tool:1", "[]", "{\"CapAdd\": [\"SYS_PTRACE\"]}")).isEmpty();
        assertThat(reach("tool:1", "[]", "{\"CapAdd\": [\"SYS_PTRACE\"], \"PidMode\": \"host\"}")
                        .ways())
                .containsExactly(new Way(Kind.CAPABILITY, "SYS_PTRACE"), new Way(Kind.HOST_PIDS, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/srv/site | true",
                "/etc | false",
                "/etc/localtime | false",
                "/home/kim/app | true",
                "/var/lib/docker/containers | false",
                "/var/log | true"
            })
    void ordinary_mounts_are_none(String source, boolean writable) {
        assertThat(found("tool:1", mount(source, writable), PLAIN)).isEmpty();
    }

    @Test
    void a_volume_and_ordinary_rights_are_none() {
        assertThat(found(
                        "mariadb:11",
                        "{\"/var/lib/mysql\": {\"Type\": \"volume\", \"Source\": \"/var/lib/docker/volumes/x/_data\", \"RW\": true}}",
                        "{\"CapAdd\": [\"NET_ADMIN\"], \"PidMode\": \"\", \"Privileged\": false}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "portainer/portainer-ce:latest",
                "traefik:v3",
                "containrrr/watchtower",
                "gcr.io/cadvisor/cadvisor:v0.49",
                "quay.io/prometheus/node-exporter:latest",
                "amir20/dozzle"
            })
    void an_image_that_is_made_for_it_is_known(String image) {
        assertThat(reach(image, mount("/var/run/docker.sock", true), PLAIN).trust())
                .isEqualTo(Trust.KNOWN);
    }

    @Test
    void totems_own_stack_is_told_as_such_and_others_that_call_themselves_alike_are_not() {
        String socket = mount("/var/run/docker.sock", true);
        write("totem/process-policy:1", socket, PLAIN, "{\"com.docker.compose.project\": \"totem\"}");
        assertThat(reaches(Optional.of("totem")).of(process()).orElseThrow().trust())
                .isEqualTo(Trust.OWN);
        assertThat(reaches(Optional.empty()).of(process()).orElseThrow().trust())
                .isEqualTo(Trust.UNKNOWN);
        assertThat(reach("totem/process-policy:1", socket, PLAIN).trust()).isEqualTo(Trust.UNKNOWN);
    }

    @Test
    void only_the_containers_first_process_has_the_finding() {
        write("tool:1", mount("/", true), PLAIN, "{}");
        assertThat(reaches(Optional.empty())
                        .of(program("/bin/x").pid(778).container(ID).build()))
                .isEmpty();
        assertThat(reaches(Optional.empty()).of(process())).isPresent();
    }

    @Test
    void where_the_engines_files_are_not_to_be_read_nothing_is_said() {
        assertThat(reaches(Optional.empty()).of(process())).isEmpty();
    }

    @Test
    void an_unknown_image_is_danger_a_known_one_a_caution_and_the_own_stack_a_fact() {
        assertThat(severity(Trust.UNKNOWN)).isEqualTo(Severity.DANGER);
        assertThat(severity(Trust.KNOWN)).isEqualTo(Severity.CAUTION);
        assertThat(severity(Trust.OWN)).isEqualTo(Severity.INFO);
    }

    private static Severity severity(Trust trust) {
        HostReach reach = new HostReach(
                "web", "x:1", trust, List.of(new Way(Kind.HOST_FOLDER, "/etc"), new Way(Kind.HOST_PIDS, "")));
        return Scene.of(program("/bin/x").container(ID))
                .behaviour(new Behaviour(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        Optional.of(reach),
                        List.of()))
                .warning(WarningCode.HOST_ESCAPE)
                .map(warning -> {
                    assertThat(warning.why().en()).contains("the host's folder /etc, to write, the host's processes");
                    return warning.severity();
                })
                .orElseThrow();
    }

    private HostReach reach(String image, String mounts, String hostConfig) {
        return found(image, mounts, hostConfig).orElseThrow();
    }

    private Optional<HostReach> found(String image, String mounts, String hostConfig) {
        write(image, mounts, hostConfig, "{}");
        return reaches(Optional.empty()).of(process());
    }

    private HostReaches reaches(Optional<String> project) {
        return new HostReaches(docker, new ComposeProject(new Project(project)), Clock.systemUTC());
    }

    private static ProcessSample process() {
        return program("/bin/x").pid(777).container(ID).build();
    }

    private static String mount(String source, boolean writable) {
        return "{\"/x\": {\"Type\": \"bind\", \"Source\": \"" + source + "\", \"Destination\": \"/x\", \"RW\": "
                + writable + "}}";
    }

    private void write(String image, String mounts, String hostConfig, String labels) {
        Path folder = docker.resolve("containers").resolve(ID);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("config.v2.json"),
                    "{\"Name\": \"/web\", \"State\": {\"Running\": true, \"Pid\": 777}, \"MountPoints\": " + mounts
                            + ", \"NetworkSettings\": {\"Networks\": {\"totem_db\": {}}}, \"Config\": {\"Image\": \""
                            + image + "\", \"Labels\": " + labels + "}}");
            Files.writeString(folder.resolve("hostconfig.json"), hostConfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Project(Optional<String> project) implements ContainerConfig {

        @Override
        public Optional<List<String>> probes() {
            return Optional.empty();
        }
    }
}
