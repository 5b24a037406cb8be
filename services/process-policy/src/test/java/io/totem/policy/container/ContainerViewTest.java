package io.totem.policy.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.containers.ContainerView;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerViewTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant A_MINUTE_AGO = NOW.minusSeconds(60);

    @Test
    void a_healthy_container_needs_no_words() {
        ContainerView view = view("running", probe("healthy", 0, "an old failure"), 0, YESTERDAY, true);
        assertThat(view.condition()).isEqualTo("healthy");
        assertThat(view.reason()).isEmpty();
        assertThat(view.up()).isTrue();
    }

    @Test
    void one_without_a_health_check_runs_and_says_that_nobody_checks() {
        ContainerView view = view("running", Optional.empty(), 0, YESTERDAY, true);
        assertThat(view.condition()).isEqualTo("running");
        assertThat(view.health()).isEmpty();
        assertThat(view.conditionText().en()).contains("no health check");
        assertThat(view.up()).isTrue();
    }

    @Test
    void an_unhealthy_one_says_why_and_how_often_without_its_secrets() {
        ContainerView view = view("running", probe("unhealthy", 4, "refused password=hunter2"), 0, YESTERDAY, true);
        assertThat(view.condition()).isEqualTo("unhealthy");
        assertThat(view.conditionText().en()).isEqualTo("not healthy: 4 checks in a row failed");
        assertThat(view.reason().orElseThrow()).startsWith("refused").doesNotContain("hunter2");
        assertThat(view.up()).isFalse();
    }

    @Test
    void one_that_is_starting_tells_what_it_still_waits_for() {
        ContainerView view = view("running", probe("starting", 1, "no answer yet"), 0, A_MINUTE_AGO, true);
        assertThat(view.condition()).isEqualTo("starting");
        assertThat(view.reason()).contains("no answer yet");
    }

    @Test
    void what_others_checks_print_is_not_told() {
        assertThat(view("running", probe("unhealthy", 4, "their business"), 0, YESTERDAY, false)
                        .reason())
                .isEmpty();
    }

    @Test
    void one_that_ends_again_and_again_is_never_taken_for_a_running_one() {
        assertThat(view("restarting", Optional.empty(), 7, A_MINUTE_AGO, true)
                        .conditionText()
                        .en())
                .isEqualTo("ends again and again: started again 7 times, last exit code 137");
        assertThat(view("running", probe("starting", 0, ""), 3, A_MINUTE_AGO, true)
                        .condition())
                .isEqualTo("restarting");
        assertThat(view("running", probe("healthy", 0, ""), 3, YESTERDAY, true).condition())
                .isEqualTo("healthy");
        assertThat(view("running", probe("starting", 0, ""), 1, A_MINUTE_AGO, true)
                        .condition())
                .isEqualTo("starting");
    }

    @Test
    void paused_stopped_and_dead_ones_are_called_so() {
        assertThat(view("paused", probe("healthy", 0, ""), 0, YESTERDAY, true).condition())
                .isEqualTo("paused");
        assertThat(view("dead", Optional.empty(), 0, YESTERDAY, true).condition())
                .isEqualTo("dead");
        ContainerView stopped = view("exited", probe("unhealthy", 9, "x"), 0, YESTERDAY, true);
        assertThat(stopped.condition()).isEqualTo("stopped");
        assertThat(stopped.conditionText().ko()).isEqualTo("멈춤, 종료 코드 137");
        assertThat(stopped.exitCode()).hasValue(137);
        assertThat(view("running", probe("healthy", 0, ""), 0, YESTERDAY, true).exitCode())
                .as("that of an end long ago")
                .isEmpty();
    }

    private static Optional<Probe> probe(String status, int failures, String said) {
        return Optional.of(new Probe(status, failures, Optional.of(said)));
    }

    private static ContainerView view(
            String state, Optional<Probe> health, int restarts, Instant startedAt, boolean ours) {
        ContainerStatus container = new ContainerStatus(
                "0123456789abcdef".repeat(4),
                "totem-web-1",
                "totem/web",
                Optional.of("totem"),
                Optional.of("web"),
                state,
                health,
                Optional.of("unless-stopped"),
                restarts,
                137,
                false,
                true,
                Optional.of(startedAt));
        return ContainerViews.of(container, ours, NOW);
    }
}
