package io.totem.policy.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceUnitTest {

    @Test
    void a_command_is_its_words_as_systemd_cuts_them() {
        assertThat(unit(
                                "ExecStartPost=-/bin/sh -c 'until test -e \"/run/a b\"; do :; done'",
                                "ExecReload = +/bin/kill -HUP 1")
                        .commands())
                .containsExactly(
                        List.of("/bin/sh", "-c", "until test -e \"/run/a b\"; do :; done"),
                        List.of("/bin/kill", "-HUP", "1"));
        assertThat(unit("ExecStart=/opt/run \\", "--all \\", "now", "Restart=always")
                        .commands())
                .containsExactly(List.of("/opt/run", "--all", "now"));
    }

    @Test
    void what_it_is_called_stands_behind_the_program() {
        assertThat(unit("ExecStart=@\"/usr/bin/bash\" \"bash\" \"-c\" \"sleep 400; : own\"")
                        .runs(List.of("bash", "-c", "sleep 400; : own")))
                .isTrue();
    }

    @Test
    void a_process_is_the_units_own_word_for_word_or_with_what_variables_stand_for() {
        ServiceUnit unit =
                unit("ExecStartPost=/bin/sh -c 'wait-for ${PORT} && notify'", "ExecStop=/usr/bin/stop $OPTIONS");
        assertThat(unit.runs(List.of("/bin/sh", "-c", "wait-for 8080 && notify")))
                .isTrue();
        assertThat(unit.runs(List.of("sh", "-c", "wait-for 8080 && notify"))).isTrue();
        assertThat(unit.runs(List.of("/bin/sh", "-c", "sleep 400"))).isFalse();
        assertThat(unit.runs(List.of("/bin/sh", "-c", "wait-for 8080 && notify", "more")))
                .isFalse();
        assertThat(unit.runs(List.of("/bin/bash", "/usr/bin/stop", "-v", "-x"))).isTrue();
        assertThat(unit.runs(List.of())).isFalse();
    }

    @Test
    void one_that_ends_is_told_by_its_type() {
        assertThat(unit("Type=oneshot", "ExecStart=/opt/run").oneshot()).isTrue();
        assertThat(unit("Type=exec", "ExecStart=/opt/run").oneshot()).isFalse();
    }

    private static ServiceUnit unit(String... lines) {
        return ServiceUnit.of(List.of(lines));
    }
}
