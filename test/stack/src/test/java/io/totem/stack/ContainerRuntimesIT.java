package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** process-policy's profile for seccomp(2) lets every runtime do what it does between the filter and the program. */
class ContainerRuntimesIT {

    private static final Path PROFILE = Path.of("../../services/process-policy/seccomp.json");
    private static final Path CALLS = Path.of("src/test/resources/runtime-calls.txt");

    static Stream<String> runtimes() throws IOException {
        return Files.readAllLines(CALLS).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    void what_a_runtime_does_after_the_filter_is_allowed(String line) {
        String[] parts = line.split(": ");
        assertThat(allowed()).as(parts[0]).containsAll(List.of(parts[1].split(" ")));
    }

    @Test
    void new_mounts_and_whatever_the_profile_is_there_against_stay_forbidden() {
        assertThat(allowed())
                .doesNotContain(
                        "fsopen", "fsmount", "mount", "move_mount", "open_tree", "mount_setattr", "unshare", "setns")
                .doesNotContain("open_by_handle_at", "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd");
    }

    @ParameterizedTest
    @CsvSource({"bookworm,runc", "trixie,runc", "forky,runc", "bookworm,crun", "trixie,crun", "forky,crun"})
    void a_container_under_it_starts_and_answers_with_the_runtime_of_each_debian(String suite, String runtime) {
        Docker.Result result = start(suite, runtime);
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text().lines())
                .anyMatch(line -> line.startsWith(runtime + " version "))
                .endsWith("answered", "confined");
    }

    private static Docker.Result start(String suite, String runtime) {
        return Docker.run(
                "docker",
                "run",
                "--rm",
                "--network=none",
                "--pid=host",
                // Those a runtime needs, and those it passes on.
                "--cap-add=SYS_ADMIN",
                "--cap-add=NET_ADMIN",
                "--cap-add=SYS_PTRACE",
                "--cap-add=DAC_READ_SEARCH",
                "--security-opt=seccomp=unconfined",
                "--security-opt=apparmor=unconfined",
                "--security-opt=systempaths=unconfined",
                "--volume=" + PROFILE.toAbsolutePath().normalize() + ":/seccomp.json:ro",
                "totem/standin-runtimes",
                suite,
                runtime);
    }

    /** Those that are allowed with any argument. */
    private static Set<String> allowed() {
        JsonPath profile = JsonPath.from(PROFILE.toFile());
        List<Map<String, Object>> rules = profile.getList("syscalls");
        Set<String> names = new HashSet<>();
        rules.stream()
                .filter(rule -> "SCMP_ACT_ALLOW".equals(rule.get("action")) && !rule.containsKey("args"))
                .map(rule -> (List<?>) rule.get("names"))
                .forEach(list -> list.forEach(name -> names.add((String) name)));
        return names;
    }
}
