package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.port.OpenPort;
import io.totem.policy.port.Publication;
import io.totem.policy.port.Purpose;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.Reach;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RUNNING_AS_ROOT, of what the dictionary knows: by who can reach it. */
class RunningAsRootRuleTest {

    @ParameterizedTest
    @CsvSource({
        "EVERYWHERE,true",
        "PUBLIC,true",
        "PRIVATE,true",
        "LINK_LOCAL,true",
        "CONTAINERS,false",
        "VIRTUAL_MACHINES,false",
        "LOOPBACK,false"
    })
    void a_service_of_roots_is_told_where_other_machines_reach_it(Reach reach, boolean told) {
        Optional<Warning> warning = known(program("/usr/sbin/cron").root(), port(reach, false, Purpose.OWN));
        assertThat(warning.isPresent()).isEqualTo(told);
    }

    @Test
    void a_port_that_systemd_keeps_open_for_a_unit_is_that_units() {
        Purpose held = new Purpose.Activation(Optional.of("ssh.socket"), Optional.of("ssh.service"), false);
        assertThat(known(program("/usr/sbin/cron").root(), port(Reach.EVERYWHERE, false, held)))
                .isEmpty();
    }

    @Test
    void the_root_of_a_container_is_not_the_machines() {
        OpenPort published = new OpenPort(
                Protocol.TCP,
                "0.0.0.0",
                8080,
                Reach.CONTAINERS,
                true,
                List.of(new Publication("", 80, Reach.EVERYWHERE)),
                Purpose.OWN);
        SampleBuilder contained = program("/usr/sbin/cron").uid(0).container("c".repeat(64));
        assertThat(known(contained, published)).isEmpty();
        assertThat(known(contained, port(Reach.PRIVATE, true, Purpose.OWN))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/socat,/system.slice/x.service,tool",
        "/usr/bin/bash,/system.slice/x.service,tool",
        "/root/bin/tunnel,/,tool",
        "/usr/sbin/cron,/system.slice/cron.service,service"
    })
    void a_service_may_get_a_user_of_its_own_and_of_a_tool_it_is_asked_what_it_is_for(
            String program, String cgroup, String advice) {
        Optional<Warning> warning =
                known(program(program).uid(0).cgroup(cgroup), port(Reach.EVERYWHERE, false, Purpose.OWN));
        assertThat(warning)
                .hasValueSatisfying(told -> assertThat(told.todo().en())
                        .startsWith(advice.equals("tool") ? "Find out who started" : "Check whether cron needs root"));
    }

    @Test
    void what_somebody_raised_to_root_is_not_said_to_be_nobody_s() {
        assertThat(Scene.of(program("/usr/local/bin/x").uid(0).realUid(1000).cgroup("/system.slice/x.service"))
                        .known(Policies.entry("cron", false))
                        .warning(WarningCode.RUNNING_AS_ROOT))
                .hasValueSatisfying(warning -> assertThat(warning.why().en())
                        .contains("though user1000 is who started it")
                        .doesNotContain("nobody who is logged in"));
    }

    private static Optional<Warning> known(SampleBuilder process, OpenPort port) {
        return Scene.of(process)
                .known(Policies.entry("cron", false))
                .ports(port)
                .warning(WarningCode.RUNNING_AS_ROOT);
    }

    private static OpenPort port(Reach reach, boolean contained, Purpose purpose) {
        return new OpenPort(Protocol.TCP, "192.0.2.7", 5000, reach, contained, List.of(), purpose);
    }
}
