package io.totem.metrics.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.metrics.ServiceState;
import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitVerdictTest {

    @Test
    void running_reloading_and_starting_units_are_active() {
        assertThat(state("loaded", "active", "running")).isEqualTo(ServiceState.ACTIVE);
        assertThat(state("loaded", "reloading", "reload")).isEqualTo(ServiceState.ACTIVE);
        assertThat(state("loaded", "activating", "start-pre")).isEqualTo(ServiceState.ACTIVE);
    }

    @Test
    void a_unit_that_fails_again_and_again_is_failed_though_systemd_says_activating() {
        UnitVerdict verdict = UnitVerdict.of(unit("a.service", "loaded", "activating", "auto-restart", "success", 0));

        assertThat(verdict.state()).isEqualTo(ServiceState.FAILED);
        assertThat(verdict.text().en()).contains("about to start it again").contains("journalctl --unit=a.service");
    }

    @Test
    void a_unit_that_did_its_work_says_that_no_process_stays() {
        assertThat(UnitVerdict.of(unit("ufw.service", "loaded", "active", "exited", "success", 0))
                        .text()
                        .en())
                .contains("no process of it stays");
    }

    @Test
    void a_masked_unit_is_inactive_only_once_it_does_not_run_any_more() {
        assertThat(state("masked", "active", "running")).isEqualTo(ServiceState.ACTIVE);
        UnitVerdict stopped = UnitVerdict.of(unit("a.service", "masked", "inactive", "dead", "success", 0));
        assertThat(stopped.state()).isEqualTo(ServiceState.INACTIVE);
        assertThat(stopped.text().en()).contains("systemctl unmask -- a.service");
    }

    @Test
    void a_failure_says_how_in_both_languages() {
        assertThat(failure("exit-code", 3).en()).contains("exit status 3").contains("journalctl --unit=a.service");
        assertThat(failure("exit-code", 3).ko()).contains("종료 코드 3").contains("journalctl --unit=a.service");
        assertThat(failure("signal", 11).en()).contains("signal 11");
        assertThat(failure("oom-kill", 0).en()).contains("memory ran out");
        assertThat(failure("start-limit-hit", 0).en()).contains("gave up");
        assertThat(failure("timeout", 0).en()).contains("in time");
        assertThat(failure("resources", 0).en()).contains("\"resources\"").contains("journalctl --unit=a.service");
    }

    @Test
    void what_systemd_cannot_read_or_totem_does_not_know_is_unknown() {
        assertThat(state("bad-setting", "inactive", "dead")).isEqualTo(ServiceState.UNKNOWN);
        assertThat(state("loaded", "dreaming", "deeply")).isEqualTo(ServiceState.UNKNOWN);
    }

    @Test
    void of_several_units_the_failed_one_tells_most_then_a_running_one() {
        UnitState wrapper = unit("postgresql.service", "loaded", "active", "exited", "success", 0);
        UnitState running = unit("postgresql@15-main.service", "loaded", "active", "running", "success", 0);
        UnitState failed = unit("postgresql@13-main.service", "loaded", "failed", "failed", "exit-code", 1);
        UnitState stopped = unit("postgresql-12.service", "loaded", "inactive", "dead", "success", 0);

        assertThat(mostTelling(wrapper, running, failed, stopped)).isEqualTo(failed);
        assertThat(mostTelling(wrapper, running, stopped)).isEqualTo(running);
        assertThat(mostTelling(stopped, wrapper)).isEqualTo(wrapper);
        assertThat(UnitVerdict.mostTelling(List.of())).isEmpty();
    }

    private static UnitState mostTelling(UnitState... units) {
        return UnitVerdict.mostTelling(List.of(units)).orElseThrow().unit();
    }

    private static ServiceState state(String load, String active, String sub) {
        return UnitVerdict.of(unit("a.service", load, active, sub, "success", 0))
                .state();
    }

    private static LocalizedText failure(String result, int status) {
        UnitVerdict verdict = UnitVerdict.of(unit("a.service", "loaded", "failed", "failed", result, status));
        assertThat(verdict.state()).isEqualTo(ServiceState.FAILED);
        return verdict.text();
    }

    private static UnitState unit(String name, String load, String active, String sub, String result, int status) {
        return new UnitState(name, load, active, sub, result, status, Optional.empty(), Optional.empty());
    }
}
