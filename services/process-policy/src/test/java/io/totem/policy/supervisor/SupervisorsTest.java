package io.totem.policy.supervisor;

import static io.totem.policy.testing.SampleBuilder.program;
import static io.totem.policy.testing.SampleBuilder.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.container.Container;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.ProcessSample;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorsTest {

    private static final String ID = "b".repeat(64);

    @Test
    void a_system_service_is_started_again_by_systemd() {
        ProcessSample process = sleep().cgroup("/system.slice/nginx.service").build();
        assertThat(Supervisors.of(process, Optional.empty(), Optional.empty(), Map.of()))
                .hasValueSatisfying(supervisor -> {
                    assertThat(supervisor.kind()).isEqualTo(Supervisor.Kind.SYSTEMD);
                    assertThat(supervisor.stopCommand()).contains("systemctl stop -- nginx.service");
                });
    }

    @Test
    void when_systemd_starts_it_again_is_told_as_its_files_say() {
        ProcessSample process = sleep().cgroup("/system.slice/nginx.service").build();
        assertThat(words(process, Restart.ALWAYS)).contains("starts it again whenever it ends (Restart=always)");
        assertThat(words(process, Restart.ON_ABNORMAL)).contains("when it fails or is killed (Restart=on-abnormal)");
        assertThat(words(process, Restart.NO)).contains("does not start it again");
    }

    private static String words(ProcessSample process, Restart restart) {
        return Supervisors.of(process, Optional.empty(), Optional.empty(), Map.of("nginx.service", restart))
                .orElseThrow()
                .text()
                .en();
    }

    @Test
    void a_service_of_a_persons_own_systemd_takes_their_own_command() {
        ProcessSample process = sleep().cgroup("/user.slice/user-1000.slice/user@1000.service/app.slice/sync.service")
                .build();
        assertThat(Supervisors.of(process, Optional.empty(), Optional.empty(), Map.of()))
                .flatMap(Supervisor::stopCommand)
                .contains("systemctl --user stop -- sync.service");
    }

    @Test
    void what_a_person_started_by_hand_is_supervised_by_nobody() {
        assertThat(Supervisors.of(sleep().build(), Optional.empty(), Optional.empty(), Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"always,true", "unless-stopped,true", "on-failure,true", "no,false", "'',false", ",true"})
    void a_container_is_started_again_unless_its_restart_policy_says_no(String policy, boolean again) {
        Container container = new Container(ID, "shop-web", Optional.empty(), Optional.ofNullable(policy));
        assertThat(Supervisors.of(sleep().container(ID).build(), Optional.of(container), Optional.empty(), Map.of())
                        .isPresent())
                .isEqualTo(again);
    }

    @Test
    void a_hostile_name_stays_one_word_of_the_command() {
        ProcessSample process = sleep().cgroup("/user.slice/user@1000.service/$(reboot)';x.service")
                .build();
        assertThat(Supervisors.of(process, Optional.empty(), Optional.empty(), Map.of()))
                .flatMap(Supervisor::stopCommand)
                .contains("systemctl --user stop -- '$(reboot)'\\'';x.service'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s6-supervise|nginx|S6|s6-svc -d -- /run/service/nginx",
                "s6-supervise|/etc/s6/$(x)|S6|s6-svc -d -- '/etc/s6/$(x)'",
                "runsv|sshd|RUNIT|sv down sshd"
            })
    void a_parent_that_only_supervises_is_named_before_the_service_it_runs_in(
            String parent, String folder, Supervisor.Kind kind, String command) {
        ProcessSample supervising =
                program("/usr/bin/" + parent).commandLine(parent, folder).uid(0).build();
        ProcessSample process = sleep().cgroup("/system.slice/all.service").build();
        assertThat(Supervisors.of(process, Optional.empty(), Optional.of(supervising), Map.of()))
                .hasValueSatisfying(supervisor -> {
                    assertThat(supervisor.kind()).isEqualTo(kind);
                    assertThat(supervisor.stopCommand()).contains(command);
                });
    }

    /** As which anybody may call a process of theirs: what it was started with is theirs too. */
    @ParameterizedTest
    @CsvSource({
        "s6-supervise,1000,''",
        "runsv,33,''",
        "runsv,0," + "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    })
    void what_a_stranger_calls_a_supervisor_gives_root_no_command(String parent, int uid, String container) {
        SampleBuilder posing =
                program("/tmp/" + parent).commandLine(parent, "/home/x/trap").uid(uid);
        ProcessSample supervising = container.isEmpty()
                ? posing.build()
                : posing.container(container).build();
        assertThat(Supervisors.of(sleep().build(), Optional.empty(), Optional.of(supervising), Map.of()))
                .hasValueSatisfying(
                        supervisor -> assertThat(supervisor.stopCommand()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[2K.service", "a\u202eb.service", "a\u0085b.service", "a\u007f.service"})
    void a_name_that_cannot_be_seen_gives_no_command(String unit) {
        ProcessSample process = sleep().cgroup("/system.slice/" + unit).build();
        assertThat(Supervisors.of(process, Optional.empty(), Optional.empty(), Map.of()))
                .hasValueSatisfying(
                        supervisor -> assertThat(supervisor.stopCommand()).isEmpty());
    }

    @Test
    void supervisord_is_asked_for_its_own_name_of_the_process() {
        ProcessSample supervisord =
                program("/usr/bin/python3.11").comm("supervisord").build();
        assertThat(Supervisors.of(sleep().build(), Optional.empty(), Optional.of(supervisord), Map.of()))
                .hasValueSatisfying(supervisor -> {
                    assertThat(supervisor.stopCommand()).isEmpty();
                    assertThat(supervisor.text().en()).contains("its name for PID 4242");
                });
    }

    @Test
    void in_a_container_that_stays_stopped_the_parent_still_starts_it_again() {
        Container container = new Container(ID, "shop-web", Optional.empty(), Optional.of("no"));
        ProcessSample runsv =
                program("/usr/bin/runsv").commandLine("runsv", "web").build();
        assertThat(Supervisors.of(sleep().container(ID).build(), Optional.of(container), Optional.of(runsv), Map.of()))
                .map(Supervisor::kind)
                .contains(Supervisor.Kind.RUNIT);
    }

    @Test
    void any_other_parent_starts_nothing_again() {
        ProcessSample shell = program("/usr/bin/bash").build();
        assertThat(Supervisors.of(sleep().build(), Optional.empty(), Optional.of(shell), Map.of()))
                .isEmpty();
    }
}
