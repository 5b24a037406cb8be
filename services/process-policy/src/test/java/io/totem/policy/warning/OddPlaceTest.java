package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.provenance.OwningPackage;
import io.totem.policy.provenance.PackageSystem;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places that nobody installs into openly, and such as only look like them. */
class OddPlaceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/.x/daemon",
                "/usr/share/man/.man1/cached",
                "/lib/x86_64-linux-gnu/.t/udevd",
                "/etc/.x/run",
                "/opt/.update/agent",
                "/var/lib/.x/crond",
                "/var/spool/.x/crond",
                "/usr/local/lib/.x/y",
                "/opt/.cache/agent",
                "/boot/.x/y",
                "/etc/.npm/x",
                "/dev/.local/x",
                "/usr/bin/.cache/node/x",
                "/.x/y"
            })
    void a_hidden_folder_beside_what_is_installed_openly_is_danger_whoever_owns_it(String path) {
        assertThat(told(program(path).root(), path, State.UNPACKAGED)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.title().en()).startsWith("lies in a hidden folder");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/.../daemon",
                "/usr/share/man/man1/.. /x",
                "/home/kim/.../x",
                "/var/lib/\u00a0/x",
                "/opt/\u200b./x"
            })
    void a_folder_called_dots_and_blanks_is_danger_wherever_it_is(String path) {
        for (SampleBuilder process : new SampleBuilder[] {program(path).root(), program(path)}) {
            assertThat(told(process, path, State.UNKNOWN)).hasValueSatisfying(warning -> {
                assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                assertThat(warning.title().en()).contains("only dots and blanks");
            });
        }
    }

    @Test
    void a_script_hides_as_a_program_does() {
        String path = "/usr/lib/.x/sync.py";
        SampleBuilder process =
                program("/usr/bin/python3.13").commandLine("python3", path).root();
        Optional<FileOrigin> script = Optional.of(new FileOrigin(path, State.UNPACKAGED, Optional.empty()));
        assertThat(Scene.of(process)
                        .provenance(new Provenance(Optional.empty(), script, Optional.empty()))
                        .warning(WarningCode.SUSPICIOUS_PATH))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void what_a_package_hides_is_the_package_s_matter() {
        assertThat(told(program("/usr/lib/demo/.libs/demo").root(), "/usr/lib/demo/.libs/demo", State.UNCHANGED))
                .isEmpty();
        assertThat(told(program("/opt/.vendor/demo").root(), "/opt/.vendor/demo", State.UNCHECKED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/opt/app/.venv/bin/python",
                "/opt/.venv/bin/python",
                "/usr/local/lib/.nvm/versions/node/v22.1.0/bin/node",
                "/usr/local/.pyenv/versions/3.13/bin/python3.13",
                "/usr/lib/node_modules/x/node_modules/.bin/y",
                "/usr/share/app/.npm/x",
                "/etc/.git/hooks/pre-commit",
                "/etc/.pihole/automated install/basic-install.sh",
                "/var/www/.config/composer/vendor/bin/drush",
                "/.cache/prisma/engine",
                "/opt/app/.hidden/x",
                "/usr/lib/app.d/x",
                "/usr/bin/..x"
            })
    void folders_of_tools_that_many_use_and_those_of_one_program_are_told_by_other_rules(String path) {
        assertThat(told(program(path).root(), path, State.UNPACKAGED)
                        .filter(warning -> warning.title().en().contains("folder")))
                .isEmpty();
    }

    @Test
    void an_image_may_hide_what_it_likes_and_no_blanks() {
        SampleBuilder hidden = program("/opt/.x/y").container("a".repeat(64));
        assertThat(told(hidden, "/opt/.x/y", State.UNKNOWN)).isEmpty();
        assertThat(told(program("/opt/.../y").container("a".repeat(64)), "/opt/.../y", State.UNKNOWN))
                .isPresent();
    }

    @Test
    void a_folder_of_the_system_that_one_process_alone_sees_so_is_told_as_that() {
        String path = "/usr/sbin/rngd";
        assertThat(told(program(path).root(), path, State.MOUNTED)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.title().en()).isEqualTo("sees another /usr/sbin than the server");
            assertThat(warning.todo().en()).contains("findmnt -N 1000 ");
        });
        assertThat(told(program(path), path, State.MOUNTED))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    private static Optional<Warning> told(SampleBuilder process, String path, State state) {
        boolean owned = state == State.UNCHANGED || state == State.UNCHECKED;
        Optional<OwningPackage> owner = Optional.of(new OwningPackage(PackageSystem.DPKG, "demo", "1", ""))
                .filter(_ -> owned);
        return Scene.of(process)
                .provenance(new Provenance(
                        Optional.of(new FileOrigin(path, state, owner)), Optional.empty(), Optional.empty()))
                .warning(WarningCode.SUSPICIOUS_PATH);
    }
}
