package io.totem.metrics.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.metrics.ServiceState;
import io.totem.api.metrics.ServiceStatus;
import io.totem.api.metrics.StateSource;
import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceAssessmentTest {

    private static final Instant EARLY = Instant.parse("2026-11-20T10:00:00Z");
    private static final LocalizedText WHY = LocalizedText.same("nobody to ask");
    private static final UnitAnswer NOBODY = new UnitAnswer.NoAnswer(WHY);
    private static final UnitAnswer NO_UNITS = new UnitAnswer.Units(Map.of());
    private static final Running NOTHING = new Running(List.of(), false);
    private static final KnownService NGINX = new KnownService(
            "nginx",
            List.of("nginx.service"),
            List.of("nginx"),
            List.of("usr/sbin/nginx"),
            LocalizedText.same("web"),
            false);
    private static final KnownService UFW = new KnownService(
            "ufw", List.of("ufw.service"), List.of(), List.of("usr/sbin/ufw"), LocalizedText.same("wall"), true);

    @Test
    void what_systemd_says_is_told_with_all_processes_of_the_unit() {
        Running running = new Running(
                List.of(
                        process(10, "nginx", Optional.of("nginx.service"), false),
                        process(11, "nginx", Optional.of("nginx.service"), false),
                        process(99, "nginx", Optional.empty(), true)),
                false);

        ServiceStatus status = judged(units("active", "running", 10), running, NGINX);

        assertThat(status.state()).isEqualTo(ServiceState.ACTIVE);
        assertThat(status.source()).isEqualTo(StateSource.SYSTEMD);
        assertThat(status.unit()).hasValue("nginx.service");
        assertThat(status.pids()).containsExactly(10, 11);
        assertThat(status.since()).hasValue(EARLY);
    }

    @Test
    void the_main_process_stands_in_where_units_of_processes_are_not_known() {
        assertThat(judged(units("active", "running", 10), NOTHING, NGINX).pids())
                .containsExactly(10);
    }

    @Test
    void without_systemd_a_running_process_is_active_since_the_oldest_one_and_the_reason_is_told() {
        Running running = new Running(
                List.of(
                        new RunningProcess(20, "nginx", EARLY.plusSeconds(60), Optional.empty(), false),
                        new RunningProcess(21, "nginx", EARLY, Optional.empty(), false)),
                false);

        ServiceStatus status = judged(NOBODY, running, NGINX);

        assertThat(status.state()).isEqualTo(ServiceState.ACTIVE);
        assertThat(status.stateText().en()).startsWith("2 processes");
        assertThat(status.stateText().ko()).contains("프로세스 2개");
        assertThat(status.since()).hasValue(EARLY);
        assertThat(status.source()).isEqualTo(StateSource.PROCESSES);
        assertThat(status.sourceText()).isEqualTo(WHY);
        assertThat(status.unit()).isEmpty();
    }

    @Test
    void a_service_without_a_unit_that_runs_in_a_container_says_so() {
        Running running = new Running(List.of(process(7, "nginx", Optional.empty(), true)), false);

        ServiceStatus status = judged(NO_UNITS, running, NGINX);

        assertThat(status.stateText().en()).isEqualTo("One process of that name is running inside a container.");
        assertThat(status.sourceText().en()).contains("no unit");
    }

    @Test
    void a_service_that_is_not_here_is_left_out_unless_it_was_asked_for() {
        assertThat(judge(NO_UNITS, NOTHING, false).judge(NGINX, false)).isEmpty();
        assertThat(judge(NOBODY, NOTHING, false).judge(NGINX, false)).isEmpty();

        assertThat(judge(NO_UNITS, NOTHING, false).judge(NGINX, true).orElseThrow())
                .satisfies(status -> {
                    assertThat(status.state()).isEqualTo(ServiceState.INACTIVE);
                    assertThat(status.stateText().en()).isEqualTo("It is not installed.");
                });
        assertThat(judge(NOBODY, NOTHING, false)
                        .judge(NGINX, true)
                        .orElseThrow()
                        .stateText()
                        .en())
                .contains("stopped or not installed");
    }

    @Test
    void without_systemd_an_installed_service_with_no_process_is_inactive() {
        ServiceStatus status = judge(NOBODY, NOTHING, true).judge(NGINX, false).orElseThrow();

        assertThat(status.state()).isEqualTo(ServiceState.INACTIVE);
        assertThat(status.stateText().en()).contains("installed, but no process");
    }

    @Test
    void where_the_kernel_hides_processes_a_missing_one_is_unknown_and_not_inactive() {
        ServiceStatus status = judge(NOBODY, new Running(List.of(), true), true)
                .judge(NGINX, false)
                .orElseThrow();

        assertThat(status.state()).isEqualTo(ServiceState.UNKNOWN);
        assertThat(status.stateText().en()).contains("hides");
    }

    @Test
    void a_service_without_processes_cannot_be_known_without_systemd() {
        assertThat(judge(NOBODY, NOTHING, true).judge(UFW, true).orElseThrow().state())
                .isEqualTo(ServiceState.UNKNOWN);
    }

    @Test
    void what_comes_with_the_system_is_quiet_while_stopped_unless_it_was_asked_for() {
        UnitAnswer stopped = new UnitAnswer.Units(Map.of("ufw.service", unit("ufw.service", "inactive", "dead", 0)));

        assertThat(judge(stopped, NOTHING, true).judge(UFW, false)).isEmpty();
        assertThat(judge(stopped, NOTHING, true).judge(UFW, true)).isPresent();
    }

    private static ServiceStatus judged(UnitAnswer answer, Running running, KnownService service) {
        return judge(answer, running, false).judge(service, false).orElseThrow();
    }

    private static ServiceAssessment judge(UnitAnswer answer, Running running, boolean installed) {
        return new ServiceAssessment(answer, running, program -> installed);
    }

    private static UnitAnswer units(String active, String sub, int pid) {
        return new UnitAnswer.Units(Map.of("nginx.service", unit("nginx.service", active, sub, pid)));
    }

    private static UnitState unit(String name, String active, String sub, int pid) {
        return new UnitState(
                name,
                "loaded",
                active,
                sub,
                "success",
                0,
                Optional.of(pid).filter(number -> number > 0),
                Optional.of(EARLY));
    }

    private static RunningProcess process(int pid, String name, Optional<String> unit, boolean inContainer) {
        return new RunningProcess(pid, name, EARLY, unit, inContainer);
    }
}
