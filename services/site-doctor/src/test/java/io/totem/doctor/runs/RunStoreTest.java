package io.totem.doctor.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.totem.api.page.Paged;
import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.report.RunReport;
import io.totem.doctor.report.RunState;
import io.totem.doctor.report.RunSummary;
import io.totem.doctor.runs.StartResult.Begun;
import io.totem.doctor.runs.StartResult.Full;
import io.totem.doctor.runs.StartResult.UnderWay;
import io.totem.doctor.sites.SiteSettings;
import io.totem.doctor.sites.StoredSite;
import io.totem.doctor.store.DoctorDatabase;
import io.totem.doctor.testing.RealSite;
import io.totem.platform.limit.Page;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
@TestProfile(RunStoreTest.Quick.class)
public class RunStoreTest {

    /** So that nobody waits twelve seconds for a run to be lost. */
    public static final class Quick implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "totem.doctor.store.heartbeat-interval", "100ms", "totem.doctor.runs.heartbeat-timeout", "1s");
        }
    }

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
    private static final URI SITE = URI.create("http://127.0.0.1:1/");

    @Inject
    MongoRuns store;

    @Inject
    DoctorDatabase database;

    @Inject
    RunsConfig config;

    @Inject
    SiteDiagnosis walk;

    @Inject
    Clock clock;

    @BeforeEach
    void the_indexes_are_there() {
        store.prepare();
    }

    @AfterEach
    void nothing_is_left() {
        for (String name : List.of("runs", "running")) {
            database.collection(name).deleteMany(new Document());
        }
    }

    @Test
    void the_last_hundred_runs_of_a_target_are_kept_and_those_of_another_are_left_alone() {
        over("other", "kept", BEGIN);
        for (int i = 0; i < 103; i++) {
            over("blog", "run-" + i, BEGIN.plusSeconds(i));
        }
        Paged<RunSummary> page = store.page("blog", new Page(1, 500));
        assertThat(page.total()).isEqualTo(100);
        assertThat(page.items().getFirst().id()).isEqualTo("run-102");
        assertThat(page.items().getLast().id()).isEqualTo("run-3");
        assertThat(store.get("run-2")).isEmpty();
        assertThat(store.get("kept")).isPresent();
    }

    @Test
    void a_run_whose_process_died_is_broken_soon_and_its_place_is_free() {
        assertThat(store.begin(run("blog", "lost", BEGIN))).isInstanceOf(Begun.class);
        await().until(() -> store.get("lost").orElseThrow().report().state() == RunState.BROKEN);
        RunReport report = store.get("lost").orElseThrow().report();
        assertThat(report.sentence().orElseThrow().en()).contains("cut off", "says nothing about the site");
        await().until(() -> store.running().isEmpty());
        assertThat(store.begin(run("blog", "next", BEGIN.plusSeconds(9)))).isInstanceOf(Begun.class);
    }

    @Test
    void a_verdict_that_comes_after_a_run_was_called_lost_changes_nothing() {
        Run run = run("blog", "late", BEGIN);
        store.begin(run);
        await().until(() -> store.get("late").orElseThrow().report().state() == RunState.BROKEN);
        store.finish(run.with(run.report().broken(new LocalizedText("늦음", "late"))));
        assertThat(store.progress("late", List.of())).isFalse();
        assertThat(store.get("late")
                        .orElseThrow()
                        .report()
                        .sentence()
                        .orElseThrow()
                        .en())
                .isNotEqualTo("late");
    }

    @Test
    void replicas_that_start_the_same_target_at_the_same_moment_agree_on_one() throws Exception {
        List<StartResult> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<StartResult>> starts = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(
                            () -> new RunSlots(database, config, clock).take(run("blog", "run-" + i, BEGIN))))
                    .toList();
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            answers = starts.stream().map(Future::resultNow).toList();
        }
        assertThat(answers).filteredOn(Begun.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(UnderWay.class::isInstance).hasSize(11);
    }

    @Test
    void four_places_are_four_however_many_replicas_ask_for_them() throws Exception {
        List<StartResult> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<StartResult>> starts = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(
                            () -> new RunSlots(database, config, clock).take(run("site-" + i, "run-" + i, BEGIN))))
                    .toList();
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            answers = starts.stream().map(Future::resultNow).toList();
        }
        assertThat(answers).filteredOn(Begun.class::isInstance).hasSize(4);
        assertThat(answers).filteredOn(Full.class::isInstance).hasSize(8);
    }

    @Test
    void a_run_under_way_when_totem_stops_says_so() throws InterruptedException {
        try (RealSite site = new RealSite()) {
            site.hold();
            StoredSite target = target(site.url());
            Runner runner = new Runner(store, walk, clock);
            Run run = run("blog", "stopped", BEGIN);
            store.begin(run);
            runner.start(run, target, InternalTokens.operator());
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                // Nobody else says that the runs of this runner are alive.
                runner.tend();
                // All that comes before the page which is held back: then it only waits.
                return store.get("stopped").orElseThrow().report().stages().size() == StageName.HTTP.ordinal();
            });
            runner.stop(new ShutdownEvent());
            RunReport report = store.get("stopped").orElseThrow().report();
            assertThat(report.state()).isEqualTo(RunState.BROKEN);
            assertThat(report.sentence().orElseThrow().en()).contains("Totem was stopped");
            assertThat(report.stages()).isNotEmpty();
            assertThat(store.running()).isEmpty();
        }
    }

    private void over(String target, String id, Instant at) {
        Run run = run(target, id, at);
        assertThat(store.begin(run)).isInstanceOf(Begun.class);
        store.finish(run.with(run.report().broken(new LocalizedText("끝", "over"))));
    }

    private static Run run(String target, String id, Instant at) {
        return new Run(id, target, "Name", "oscar", RunReport.begun(SITE, at));
    }

    private static StoredSite target(String url) {
        SiteSettings settings = new SiteSettings(
                "Name",
                URI.create(url),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                7,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return new StoredSite("blog", settings, Optional.empty(), Optional.empty());
    }
}
