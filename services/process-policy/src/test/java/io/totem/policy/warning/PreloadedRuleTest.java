package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreloadedRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tmp/x.so",
                "/dev/shm/.x/libx.so",
                "/var/tmp/libjemalloc.so.2",
                "libc.so.6 /tmp/x.so",
                "/usr/lib/libfoo.so:/tmp/x.so",
                "/usr/lib/../../tmp/x.so",
                "/usr/lib/x86_64-linux-gnu/.hidden/x.so",
                "/proc/self/fd/3"
            })
    void a_library_where_anybody_can_put_files_or_that_hides_is_danger(String value) {
        assertThat(preloaded(program("/usr/bin/sleep"), value))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "libfakeroot-sysv.so",
                "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2",
                "/usr/lib64/libtcmalloc_minimal.so.4",
                "/usr/local/lib/libjemalloc.so",
                "/usr/libexec/coreutils/libstdbuf.so",
                "/snap/firefox/1/lib/libx.so",
                "/opt/dynatrace/oneagent/agent/lib64/liboneagentproc.so",
                "/home/kim/.local/share/Steam/ubuntu12_64/gameoverlayrenderer.so",
                "/nix/store/abc-jemalloc/lib/libjemalloc.so"
            })
    void what_packages_and_builders_bring_is_left_alone(String value) {
        assertThat(preloaded(program("/usr/bin/sleep"), value)).isEmpty();
    }

    @Test
    void a_persons_own_library_is_a_caution_and_in_a_service_danger() {
        assertThat(preloaded(program("/usr/bin/sleep"), "/home/kim/hook.so"))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(preloaded(program("/usr/bin/sleep").root(), "/home/kim/hook.so"))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void an_app_image_loads_its_own_libraries() {
        String library = "/tmp/.mount_Kritaab12/usr/lib/libx.so";
        assertThat(preloaded(program("/tmp/.mount_Kritaab12/usr/bin/krita"), library))
                .isEmpty();
        assertThat(preloaded(program("/usr/bin/sleep"), library))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @Test
    void the_machines_own_list_is_told_of_init() {
        assertThat(machine("/usr/local/lib/libprocesshider.so"))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(machine("/tmp/x.so")).map(Warning::severity).contains(Severity.DANGER);
        assertThat(machine("/usr/lib/arm-linux-gnueabihf/libarmmem-v7l.so")).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
            assertThat(warning.why().en()).contains("/etc/ld.so.preload", "libarmmem");
        });
    }

    @Test
    void what_the_variable_holds_is_shown_bounded_and_without_what_cannot_be_seen() {
        assertThat(preloaded(program("/usr/bin/sleep"), "/tmp/\u202e" + "x".repeat(1000)))
                .hasValueSatisfying(warning ->
                        assertThat(warning.why().en()).hasSizeLessThan(600).doesNotContain("\u202e"));
    }

    private static Optional<Warning> preloaded(SampleBuilder process, String value) {
        return warning(process, Map.of("LD_PRELOAD", value), List.of());
    }

    private static Optional<Warning> machine(String library) {
        return warning(program("/usr/lib/systemd/systemd").root(), Map.of(), List.of(library));
    }

    private static Optional<Warning> warning(SampleBuilder process, Map<String, String> variables, List<String> file) {
        return Scene.of(process)
                .behaviour(new Behaviour(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        variables,
                        file,
                        Optional.empty(),
                        List.of()))
                .warning(WarningCode.PRELOADED);
    }
}
