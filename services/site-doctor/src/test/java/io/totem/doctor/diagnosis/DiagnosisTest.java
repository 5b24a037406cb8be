package io.totem.doctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.site.Site;
import io.totem.doctor.testing.TestSites;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class DiagnosisTest {

    private static final Site TARGET = TestSites.of(URI.create("http://site.test/"), Optional.empty());
    private static final LocalizedText WORDS = new LocalizedText("봤습니다", "seen");

    private record Saw(Outcome outcome) implements Facts {

        @Override
        public LocalizedText summary() {
            return WORDS;
        }
    }

    /** What one does. */
    @FunctionalInterface
    private interface Look {
        void at(Evidence soFar) throws InterruptedException;
    }

    private record Step(StageName name, Set<StageName> needs, Duration limit, Look look) implements Stage {

        @Override
        public Optional<LocalizedText> pointless(Evidence soFar) {
            return Optional.empty();
        }

        @Override
        public Facts check(Evidence soFar) throws InterruptedException {
            look.at(soFar);
            return new Saw(Outcome.PASSED);
        }
    }

    @Test
    void stages_that_do_not_need_each_other_go_side_by_side() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        Look meet = _ -> {
            both.countDown();
            both.await();
        };
        Evidence evidence = walk(step(StageName.NAME, Set.of(), meet), step(StageName.HOST, Set.of(), meet));
        assertThat(evidence.reports()).extracting(StageReport::outcome).containsOnly(Outcome.PASSED);
    }

    @Test
    void a_stage_sees_what_those_saw_that_it_needs_and_those_they_need_and_nothing_else() throws InterruptedException {
        List<StageName> seen = new ArrayList<>();
        walk(
                step(StageName.NAME, Set.of(), _ -> {}),
                step(StageName.PORT, Set.of(StageName.NAME), _ -> {}),
                step(
                        StageName.TLS,
                        Set.of(StageName.PORT),
                        soFar -> soFar.reports().forEach(report -> seen.add(report.stage()))),
                step(StageName.HOST, Set.of(), _ -> {}));
        assertThat(seen).containsExactly(StageName.NAME, StageName.PORT);
    }

    @Test
    void a_stage_may_need_one_that_is_told_of_later() throws InterruptedException {
        Evidence evidence = walk(
                step(
                        StageName.OWN_NETWORK,
                        Set.of(StageName.NAME),
                        soFar -> assertThat(soFar.reports()).hasSize(1)),
                step(StageName.NAME, Set.of(), _ -> {}));
        assertThat(evidence.reports())
                .extracting(StageReport::stage)
                .containsExactly(StageName.OWN_NETWORK, StageName.NAME);
    }

    @Test
    void a_stage_that_takes_too_long_could_not_tell_and_the_others_go_on() throws InterruptedException {
        Stage late = new Step(StageName.NAME, Set.of(), Duration.ofMillis(50), _ -> new CountDownLatch(1).await());
        Evidence evidence = walk(late, step(StageName.PORT, Set.of(StageName.NAME), _ -> {}));
        assertThat(evidence.outcome(StageName.NAME)).hasValue(Outcome.UNKNOWN);
        assertThat(evidence.outcome(StageName.PORT)).hasValue(Outcome.PASSED);
    }

    @Test
    void a_stage_that_breaks_is_not_hidden() {
        assertThatThrownBy(() -> walk(step(StageName.NAME, Set.of(), _ -> {
                    throw new IllegalStateException("a mistake of ours");
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a mistake of ours");
    }

    private static Stage step(StageName name, Set<StageName> needs, Look look) {
        return new Step(name, needs, Duration.ofSeconds(10), look);
    }

    private static Evidence walk(Stage... stages) throws InterruptedException {
        return new Diagnosis(List.of(stages), Clock.systemUTC()).of(TARGET, _ -> {});
    }
}
