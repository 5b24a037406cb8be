package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.Container.Health;
import io.totem.doctor.host.Container.State;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.NameFacts.Answer;
import io.totem.doctor.site.ConnectTo;
import io.totem.doctor.site.Site;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.verdict.Verdict;
import io.totem.platform.command.Command;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerDownTest {

    @ParameterizedTest
    @CsvSource({
        "EXITED, UNKNOWN, false, does not run, docker start -- totem-wordpress-1",
        "CREATED, UNKNOWN, false, does not run, docker start -- totem-wordpress-1",
        "EXITED, UNKNOWN, true, used up its memory, docker start -- totem-wordpress-1",
        "PAUSED, HEALTHY, false, is paused, docker unpause -- totem-wordpress-1",
        "RESTARTING, UNKNOWN, false, again and again, ''",
        "RUNNING, UNHEALTHY, false, its own health check fails, ''"
    })
    void the_container_behind_the_site_is_named_with_what_is_wrong_and_what_mends_it(
            State state, Health health, boolean outOfMemory, String said, String command) {
        Container container = container(state, health, outOfMemory);
        assertThat(new ContainerDown().judge(scene("fastcgi://wordpress:9000", container)))
                .hasValueSatisfying(cause -> {
                    assertThat(cause.code()).isEqualTo("CONTAINER_DOWN");
                    assertThat(cause.sentence().en()).contains(said);
                    assertThat(cause.cure().commands().stream()
                                    .map(Command::text)
                                    .collect(Collectors.joining()))
                            .isEqualTo(command);
                });
    }

    @Test
    void a_health_check_that_fails_is_no_more_than_possible_as_others_mostly_say_why() {
        Container unhealthy = container(State.RUNNING, Health.UNHEALTHY, false);
        assertThat(new ContainerDown().judge(scene("wordpress:9000", unhealthy)))
                .hasValueSatisfying(cause -> assertThat(cause.confidence()).isEqualTo(Confidence.POSSIBLE));
    }

    @Test
    void a_container_that_runs_or_is_another_one_is_no_cause() {
        assertThat(new ContainerDown().judge(scene("wordpress:9000", container(State.RUNNING, Health.HEALTHY, false))))
                .isEmpty();
        assertThat(new ContainerDown().judge(scene("mail:25", container(State.EXITED, Health.UNKNOWN, false))))
                .isEmpty();
    }

    @Test
    void a_stopped_container_takes_its_name_along_and_is_named_before_that() {
        Site site =
                new Site(Scene.SITE, ConnectTo.parse("wordpress"), TestSites.USUAL, Optional.empty(), Optional.empty());
        NameFacts unknown = new NameFacts(
                "wordpress", Answer.NO_SUCH_NAME, List.of(), List.of(), List.of(), List.of(), Optional.empty(), false);
        Scene scene = new Scene()
                .of(site)
                .with(StageName.NAME, unknown)
                .container(container(State.EXITED, Health.UNKNOWN, false));
        assertThat(Verdict.of(scene.seen()).causes())
                .extracting(Cause::code)
                .containsExactly("CONTAINER_DOWN", "DNS_NAME_NOT_FOUND");
    }

    @Test
    void a_name_that_a_shell_would_read_is_one_word_and_one_that_nobody_can_see_is_none() {
        Container odd = new Container(
                "x;reboot", Optional.of("wordpress"), State.PAUSED, Health.UNKNOWN, Optional.empty(), false);
        assertThat(new ContainerDown().judge(scene("wordpress:9000", odd)))
                .map(cause -> cause.cure().commands().getFirst().text())
                .hasValue("docker unpause -- 'x;reboot'");
        Container hidden = new Container(
                "x\u001b[1A", Optional.of("wordpress"), State.PAUSED, Health.UNKNOWN, Optional.empty(), false);
        assertThat(new ContainerDown().judge(scene("wordpress:9000", hidden)))
                .map(cause -> cause.cure().commands())
                .hasValue(List.of());
    }

    @Test
    void while_the_page_comes_a_sick_container_deserves_attention_and_a_stopped_one_does_not() {
        Scene paused = new Scene()
                .behind("wordpress:9000")
                .answered(200)
                .container(container(State.PAUSED, Health.UNKNOWN, false));
        assertThat(new ContainerDown().judge(paused.seen())).isEmpty();
        assertThat(new ContainerWarning().judge(paused.seen())).isPresent();
        Scene stopped = new Scene()
                .behind("wordpress:9000")
                .answered(200)
                .container(container(State.EXITED, Health.UNKNOWN, false));
        assertThat(new ContainerWarning().judge(stopped.seen())).isEmpty();
        Scene stranger =
                new Scene().behind("app:8080").answered(200).container(container(State.PAUSED, Health.UNKNOWN, false));
        assertThat(new ContainerWarning().judge(stranger.seen())).isEmpty();
    }

    private static io.totem.doctor.diagnosis.Evidence scene(String upstream, Container container) {
        return new Scene().behind(upstream).answered(502).container(container).seen();
    }

    private static Container container(State state, Health health, boolean outOfMemory) {
        return new Container(
                "totem-wordpress-1", Optional.of("wordpress"), state, health, Optional.of(137), outOfMemory);
    }
}
