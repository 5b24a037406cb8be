package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.port.Severity;
import io.totem.policy.provenance.LoadedLibrary;
import io.totem.policy.provenance.LoadedLibrary.State;
import io.totem.policy.provenance.OwningPackage;
import io.totem.policy.provenance.PackageSystem;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadedLibraryRuleTest {

    @Test
    void an_altered_library_is_danger_with_the_command_that_shows_it() {
        OwningPackage owner = new OwningPackage(PackageSystem.DPKG, "libc6", "2.41", "");
        assertThat(told(
                        program("/usr/sbin/cron").root(),
                        new LoadedLibrary("/usr/lib/libc.so.6", State.ALTERED, Optional.of(owner)),
                        WarningCode.ALTERED_BINARY))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                    assertThat(warning.why().en()).contains("/usr/lib/libc.so.6", "libc6", "2.41");
                    assertThat(warning.todo().en()).contains("dpkg --verify libc6");
                });
    }

    @Test
    void a_library_of_no_package_s_is_danger_in_a_login_and_a_caution_in_another_of_root_s() {
        LoadedLibrary library = new LoadedLibrary("/usr/lib/security/pam_x.so", State.UNPACKAGED, Optional.empty());
        assertThat(told(program("/usr/sbin/sshd").root(), library, WarningCode.UNPACKAGED))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(told(program("/usr/bin/sudo").uid(0), library, WarningCode.UNPACKAGED))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(told(program("/usr/sbin/nginx").root(), library, WarningCode.UNPACKAGED))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(told(program("/usr/bin/vim"), library, WarningCode.UNPACKAGED))
                .isEmpty();
        assertThat(told(program("/usr/bin/vim").uid(0), library, WarningCode.UNPACKAGED))
                .isEmpty();
    }

    @Test
    void a_library_that_is_gone_from_an_open_place_is_danger() {
        assertThat(told(
                        program("/usr/sbin/nginx").root(),
                        new LoadedLibrary("/tmp/x.so", State.DELETED, Optional.empty()),
                        WarningCode.DELETED_BINARY))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(told(
                        program("/usr/sbin/nginx").root(),
                        new LoadedLibrary("/srv/x.so", State.DELETED, Optional.empty()),
                        WarningCode.DELETED_BINARY))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @Test
    void a_module_that_python_runs_at_each_start_is_a_caution_for_what_root_runs_alone() {
        String path = "/usr/lib/python3/dist-packages/sitecustomize.py";
        LoadedLibrary module = new LoadedLibrary(path, State.MODULE, Optional.empty());
        SampleBuilder daemon = program("/usr/bin/python3.13").commandLine("python3", "/usr/bin/fail2ban-server");
        assertThat(told(daemon.root(), module, WarningCode.UNPACKAGED)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
            assertThat(warning.title().en()).contains(path);
        });
        assertThat(told(daemon.uid(110), module, WarningCode.UNPACKAGED)).isEmpty();
    }

    private static Optional<Warning> told(SampleBuilder process, LoadedLibrary library, WarningCode code) {
        return Scene.of(process)
                .provenance(new Provenance(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(library),
                        Optional.empty()))
                .warning(code);
    }
}
