package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Rights;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.provenance.OwningPackage;
import io.totem.policy.provenance.PackageSystem;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import io.totem.procfs.Held;
import io.totem.procfs.Held.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory, disks and packets that a program takes past everybody's rights, and programs whose work that is. */
class RawAccessRuleTest {

    private static final Held DISK = new Held(Kind.DISK, "/dev/vda1");
    private static final Held MEMORY = new Held(Kind.MACHINE_MEMORY, "/dev/mem");
    private static final Held PACKETS = new Held(Kind.PACKETS, "");
    private static final Held TCP = new Held(Kind.RAW, "6");
    private static final Held ECHO = new Held(Kind.RAW, "1");

    private static final SampleBuilder INLINE =
            program("/usr/bin/python3.13").commandLine("python3", "-c", "x").root();

    @Test
    void a_service_that_has_the_memory_of_the_machine_or_a_mounted_disk_open_is_danger() {
        for (Held held : new Held[] {DISK, MEMORY}) {
            assertThat(raw(INLINE, held, State.UNCHANGED)).hasValueSatisfying(warning -> {
                assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                assertThat(warning.why().en()).contains(held.name());
            });
            assertThat(raw(program("/usr/local/sbin/agent").root(), held, State.UNPACKAGED))
                    .map(Warning::severity)
                    .contains(Severity.DANGER);
        }
    }

    @Test
    void an_administrator_who_is_logged_in_is_asked() {
        assertThat(raw(program("/usr/local/bin/imager").uid(0), DISK, State.UNPACKAGED))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/sbin/smartd",
                "/usr/lib/systemd/systemd-udevd",
                "/usr/sbin/dmeventd",
                "/usr/sbin/fsck.ext4",
                "/usr/sbin/mdadm",
                "/usr/bin/dd",
                "/usr/lib/xorg/Xorg"
            })
    void what_packages_bring_for_it_is_quiet(String path) {
        assertThat(raw(program(path).root(), DISK, State.UNCHANGED)).isEmpty();
        assertThat(raw(program(path).root(), MEMORY, State.UNCHECKED)).isEmpty();
    }

    @Test
    void a_text_on_the_spot_that_takes_whole_packets_is_danger_and_a_program_of_no_package_s_a_caution() {
        assertThat(capture(INLINE, PACKETS, State.UNCHANGED)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.title().en()).isEqualTo("can read along with the network");
        });
        assertThat(capture(INLINE, TCP, State.UNCHANGED)).isPresent();
        assertThat(capture(program("/opt/x/netmon").root(), PACKETS, State.UNPACKAGED))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/sbin/dhclient",
                "/usr/lib/systemd/systemd-networkd",
                "/usr/sbin/NetworkManager",
                "/usr/sbin/lldpd",
                "/usr/sbin/keepalived",
                "/usr/bin/ping",
                "/usr/bin/mtr-packet",
                "/usr/sbin/wpa_supplicant",
                "/usr/bin/suricata"
            })
    void programs_of_packages_whose_work_packets_are_are_quiet(String path) {
        assertThat(capture(program(path).root(), PACKETS, State.UNCHANGED)).isEmpty();
        assertThat(capture(program(path).root(), ECHO, State.UNCHANGED)).isEmpty();
    }

    @Test
    void a_program_that_somebody_built_and_the_dictionary_knows_is_quiet() {
        assertThat(keepalived("/usr/local/sbin/keepalived")).isEmpty();
        assertThat(keepalived("/opt/x/keepalived")).as("by its name alone").isPresent();
    }

    private static Optional<Warning> keepalived(String path) {
        Expected expected = new Expected(true, List.of(), List.of(), List.of("/usr/sbin/keepalived"));
        return scene(program(path).root(), PACKETS, State.UNPACKAGED)
                .known(Policies.expecting("keepalived", expected, Origin.CATALOG))
                .warning(WarningCode.PACKET_CAPTURE);
    }

    @Test
    void a_program_that_is_deleted_while_it_runs_or_never_lay_on_a_disk_is_no_packages() {
        assertThat(capture(program("/opt/x/netmon").root().deleted(), PACKETS, State.UNKNOWN))
                .isPresent();
        assertThat(raw(program("/memfd:x").root(), DISK, State.UNKNOWN)).isPresent();
        assertThat(raw(program("/usr/sbin/smartd").root().deleted(), DISK, State.UPDATED))
                .isEmpty();
    }

    @Test
    void a_module_and_a_title_do_not_say_where_the_code_lies() {
        for (SampleBuilder daemon : new SampleBuilder[] {
            program("/usr/bin/python3.13").commandLine("python3", "-m", "knot_resolver"),
            program("/usr/bin/perl").commandLine("smokeping [FPing]")
        }) {
            assertThat(capture(daemon.root(), ECHO, State.UNCHANGED)).isEmpty();
        }
    }

    @Test
    void containers_have_their_own() {
        assertThat(raw(program("/app/x").container("a".repeat(64)), DISK, State.UNPACKAGED))
                .isEmpty();
        assertThat(capture(program("/app/x").container("a".repeat(64)), PACKETS, State.UNPACKAGED))
                .isEmpty();
    }

    private static Optional<Warning> raw(SampleBuilder process, Held held, State state) {
        return scene(process, held, state).warning(WarningCode.RAW_ACCESS);
    }

    private static Optional<Warning> capture(SampleBuilder process, Held held, State state) {
        return scene(process, held, state).warning(WarningCode.PACKET_CAPTURE);
    }

    private static Scene scene(SampleBuilder process, Held held, State state) {
        Optional<OwningPackage> owner = Optional.of(new OwningPackage(PackageSystem.DPKG, "demo", "1", ""))
                .filter(_ -> state != State.UNPACKAGED);
        String path = process.build().executable().orElseThrow();
        return Scene.of(process)
                .behaviour(Behaviour.NONE.with(new Rights(0, false, Set.of(held))))
                .provenance(new Provenance(
                        Optional.of(new FileOrigin(path, state, owner)), Optional.empty(), Optional.empty()));
    }
}
