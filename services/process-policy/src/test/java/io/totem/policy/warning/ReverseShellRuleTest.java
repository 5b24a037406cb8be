package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations;
import io.totem.policy.facts.Relations.ShellRelay;
import io.totem.policy.facts.Relations.ShellRelay.Standing;
import io.totem.policy.facts.StreamConnection;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import io.totem.procfs.Connection;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseShellRuleTest {

    private static final String ACCEPTED = "/system.slice/finger@3-10.0.0.1:79-203.0.113.9:4444.service";

    @ParameterizedTest
    @ValueSource(
            strings = {"/usr/bin/bash", "/usr/bin/dash", "/usr/bin/python3.13", "/usr/bin/perl", "/usr/bin/busybox"})
    void a_program_that_takes_commands_from_a_connection_is_danger_whatever_it_calls_itself(String path) {
        assertThat(warning(
                        connection(false, true),
                        program(path).comm("kworker/0:1").commandLine(path)))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                    assertThat(warning.argument()).contains("203.0.113.9:4444");
                    assertThat(warning.why().en()).contains("this server made to 203.0.113.9:4444");
                });
    }

    @Test
    void of_a_script_whose_input_is_a_connection_no_more_is_said_than_that() {
        assertThat(warning(
                        connection(false, true),
                        program("/usr/bin/python3").commandLine("python3", "/srv/shop/import.py")))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                    assertThat(warning.title().en()).startsWith("its input is a connection with");
                    assertThat(warning.why().en())
                            .contains("if it runs what it reads")
                            .doesNotContain("types");
                });
    }

    @Test
    void a_shell_that_waits_for_whoever_connects_is_danger() {
        assertThat(warning(connection(true, true), program("/usr/bin/bash").commandLine("bash", "-i")))
                .hasValueSatisfying(warning -> assertThat(warning.title().en()).startsWith("gives a shell to"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/ncat -lk 0.0.0.0 4445 -e /bin/bash",
                "/usr/bin/ncat --listen 4445 --sh-exec=bash",
                "/usr/bin/nc.traditional -l -p 4445 -e /bin/sh",
                "/usr/bin/nc.traditional -p 4445 -lve /bin/sh",
                "/usr/bin/busybox nc -ll -p 4445 -e /bin/sh",
                "/usr/bin/socat1 TCP-LISTEN:4446,fork,reuseaddr EXEC:/bin/bash",
                "/usr/bin/socat openssl-listen:443,verify=0 exec:'bash",
                "/usr/bin/socat UNIX-LISTEN:/tmp/.X11-ctl,fork,mode=777 SYSTEM:/usr/bin/python3"
            })
    void a_network_tool_that_will_give_a_shell_to_whoever_connects_is_danger(String command) {
        String[] words = command.split(" ");
        assertThat(warning(Behaviour.NONE, program(words[0]).commandLine(words)))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                    assertThat(warning.why().en()).contains("Whoever connects types the commands");
                });
    }

    @Test
    void a_shell_that_an_interpreter_with_a_connection_hands_its_commands_to_is_danger() {
        Behaviour carried = carried("node", false, true, false, Standing.SYSTEM);
        assertThat(warning(carried, program("/usr/bin/dash").commandLine("sh"))).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("takes its commands from node (PID 999)", "203.0.113.9:4444");
        });
        assertThat(warning(carried, program("/usr/bin/python3.13").commandLine("python3")))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"NOBODY", "PERSON"})
    void a_shell_whose_pipes_a_program_that_nobody_vouches_for_carries_to_another_machine_is_danger(Standing standing) {
        for (boolean accepted : List.of(true, false)) {
            assertThat(carriedShell(carried("gitlab-runner", accepted, false, false, standing), "bash", "--login"))
                    .contains(Severity.DANGER);
        }
    }

    @Test
    void a_shell_on_the_terminal_of_a_program_that_nobody_vouches_for_is_danger_and_of_a_persons_own_a_caution() {
        assertThat(carriedShell(carried("updated", false, false, true, Standing.NOBODY), "-bash"))
                .contains(Severity.DANGER);
        assertThat(carriedShell(carried("python3", false, true, true, Standing.NOBODY), "-bash"))
                .contains(Severity.DANGER);
        assertThat(carriedShell(carried("zed-editor", false, false, true, Standing.PERSON), "bash", "-i"))
                .contains(Severity.CAUTION);
    }

    @Test
    void a_page_with_a_terminal_on_it_that_an_interpreter_serves_is_a_caution() {
        assertThat(carriedShell(carried("python3", false, true, true, Standing.SERVER), "bash"))
                .contains(Severity.CAUTION);
        assertThat(carriedShell(carried("python3", true, true, true, Standing.NOBODY), "bash"))
                .contains(Severity.CAUTION);
    }

    @Test
    void what_a_package_or_root_put_there_may_have_a_shells_other_ends() {
        assertThat(carriedShell(carried("sshd-session", true, false, true, Standing.SYSTEM), "-bash"))
                .isEmpty();
        assertThat(carriedShell(carried("amazon-ssm-agent", false, false, true, Standing.SYSTEM), "sh"))
                .isEmpty();
        assertThat(carriedShell(carried("gitlab-runner", false, false, false, Standing.ADMIN), "bash", "--login"))
                .isEmpty();
        assertThat(carriedShell(carried("dropbear", true, false, true, Standing.ADMIN), "-sh"))
                .isEmpty();
    }

    @Test
    void a_shell_that_somebody_types_in_over_a_connection_that_an_unpackaged_program_made_is_told() {
        assertThat(carriedShell(carried("agentd", false, false, true, Standing.ADMIN), "-bash"))
                .contains(Severity.CAUTION);
        assertThat(carriedShell(carried("agentd", false, false, false, Standing.ADMIN), "bash", "-i"))
                .contains(Severity.DANGER);
    }

    @Test
    void an_interpreter_that_another_program_feeds_is_no_shell() {
        assertThat(warning(
                        carried("mediaworker", false, false, false, Standing.NOBODY),
                        program("/usr/bin/python3.13").commandLine("python3", "-")))
                .isEmpty();
    }

    private static Optional<Severity> carriedShell(Behaviour behaviour, String... commandLine) {
        return warning(behaviour, program("/usr/bin/bash").commandLine(commandLine))
                .map(Warning::severity);
    }

    private static Behaviour carried(
            String program, boolean accepted, boolean interpreter, boolean terminal, Standing standing) {
        Connection connection =
                connection(accepted, true).connection().orElseThrow().connection();
        return Behaviour.NONE.with(
                Relations.NONE.with(new ShellRelay(999, program, connection, interpreter, terminal, standing)));
    }

    @Test
    void a_network_tool_that_starts_something_else_is_a_caution_and_one_that_starts_nothing_is_quiet() {
        assertThat(told("/usr/bin/ncat -lk 9418 -e /usr/lib/git-core/git-daemon"))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(told("/usr/bin/socat TCP-LISTEN:9001,fork TCP:10.0.0.1:80")).isEmpty();
        assertThat(told("/usr/bin/nc -l 6060")).isEmpty();
        assertThat(told("/usr/bin/ncat 10.0.0.1 80 -v")).isEmpty();
    }

    private static Optional<Warning> told(String command) {
        String[] words = command.split(" ");
        return warning(Behaviour.NONE, program(words[0]).commandLine(words));
    }

    @Test
    void a_script_that_systemd_starts_for_one_connection_is_a_service_and_a_bare_shell_is_none() {
        assertThat(warning(
                        connection(true, true),
                        program("/usr/bin/dash").cgroup(ACCEPTED).commandLine("sh", "/usr/local/bin/finger")))
                .isEmpty();
        assertThat(warning(
                        connection(true, true),
                        program("/usr/bin/bash").cgroup(ACCEPTED).commandLine("bash", "-i")))
                .isPresent();
        assertThat(warning(
                        connection(true, true),
                        program("/usr/bin/dash")
                                .cgroup("/user.slice/user-1000.slice/user@1000.service/app.slice/x.service")
                                .commandLine("sh", "/home/kim/x")))
                .isPresent();
    }

    @Test
    void inetd_is_believed_when_it_runs_as_root() {
        SampleBuilder script = program("/usr/bin/dash").commandLine("sh", "/usr/local/bin/finger");
        assertThat(warning(connection(true, true), program("/usr/sbin/xinetd").root(), script))
                .isEmpty();
        assertThat(warning(connection(true, true), program("/home/kim/xinetd"), script))
                .isPresent();
        assertThat(warning(connection(true, true), program("/var/tmp/xinetd").root(), script))
                .isPresent();
        assertThat(warning(connection(false, true), program("/usr/sbin/xinetd").root(), script))
                .isPresent();
    }

    @Test
    void any_program_counts_whose_input_and_output_are_a_connection_that_this_machine_made() {
        assertThat(warning(connection(false, true), program("/home/kim/backup")))
                .isPresent();
        assertThat(warning(connection(true, true), program("/home/kim/update"))).isPresent();
        assertThat(warning(connection(true, true), program("/home/kim/server"), program("/home/kim/server")))
                .isEmpty();
        assertThat(warning(connection(true, true), program("/usr/sbin/xinetd").root(), program("/srv/bin/answer")))
                .isEmpty();
        assertThat(warning(connection(true, true), program("/usr/sbin/in.ftpd")))
                .isEmpty();
        assertThat(warning(connection(false, false), program("/usr/bin/cat"))).isEmpty();
    }

    @Test
    void a_pipe_from_a_network_tool_is_as_good_as_a_connection() {
        Behaviour fed = new Behaviour(
                Optional.empty(),
                Optional.of("ncat"),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of());
        assertThat(warning(fed, program("/usr/bin/bash").commandLine("bash", "-i")))
                .hasValueSatisfying(warning -> assertThat(warning.why().en()).contains("network tool ncat"));
        assertThat(warning(fed, program("/usr/bin/cat"))).isEmpty();
    }

    @Test
    void a_bare_shell_that_socat_started_is_danger_and_a_script_a_caution() {
        assertThat(warning(
                        Behaviour.NONE,
                        program("/usr/bin/socat"),
                        program("/usr/bin/bash").commandLine("bash", "-li")))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(warning(
                        Behaviour.NONE,
                        program("/usr/bin/socat"),
                        program("/usr/bin/dash").commandLine("sh", "/usr/local/bin/answer")))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @Test
    void a_shell_of_a_terminal_or_of_ssh_has_no_finding() {
        assertThat(warning(
                        Behaviour.NONE,
                        program("/usr/sbin/sshd").root(),
                        program("/usr/bin/bash").commandLine("-bash")))
                .isEmpty();
    }

    private static Optional<Warning> warning(Behaviour behaviour, SampleBuilder... line) {
        return Scene.of(line).behaviour(behaviour).warning(WarningCode.REVERSE_SHELL);
    }

    private static Behaviour connection(boolean accepted, boolean output) {
        Connection connection = new Connection(InetAddress.ofLiteral("203.0.113.9"), 4444, 40_000, accepted);
        return new Behaviour(
                Optional.of(new StreamConnection(connection, true, output)),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
