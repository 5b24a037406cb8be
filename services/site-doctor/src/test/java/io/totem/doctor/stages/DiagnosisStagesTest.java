package io.totem.doctor.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Diagnosis;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.host.OwnHost;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.NameFacts.Answer;
import io.totem.doctor.nginx.ErrorLogFile;
import io.totem.doctor.nginx.NginxProgram;
import io.totem.doctor.port.Connection;
import io.totem.doctor.port.PortFacts;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.tls.TlsFacts;
import io.totem.doctor.tls.TlsFacts.Trust;
import io.totem.doctor.upstream.UpstreamStage;
import io.totem.procfs.HostRoot;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long a walk may take, counted from the limits of its stages and who waits for whom; nothing is timed. */
class DiagnosisStagesTest {

    private static final Duration ALLOWED = Duration.ofSeconds(15);
    private static final InetAddress THERE = InetAddress.ofLiteral("203.0.113.7");
    private static final Site TARGET =
            TestSites.of(URI.create("https://site.test/"), Upstream.parse("fastcgi://127.0.0.1:9000"));

    private final List<Stage> stages = DiagnosisStages.stages(
            new ErrorLogFile(ErrorLogFile.USUAL, ZoneOffset.UTC),
            new OwnHost(HostRoot.local(), Clock.systemUTC()),
            new NginxProgram(),
            new UpstreamStage(HostRoot.local()),
            Clock.systemUTC());

    @Test
    void every_stage_is_gone_through_once_and_in_the_order_it_is_named_in() {
        assertThat(stages).extracting(Stage::name).containsExactly(StageName.values());
    }

    @Test
    void no_stage_waits_in_a_circle() {
        assertThat(order()).hasSameSizeAs(stages);
    }

    @Test
    void a_host_that_does_not_answer_costs_no_more_than_allowed() {
        assertThat(longest(Map.of(StageName.NAME, found(), StageName.PORT, port(Connection.SILENT)), Set.of()))
                .isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void a_name_that_nobody_answers_costs_no_more_than_allowed() {
        assertThat(longest(Map.of(), Set.of())).isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void a_host_that_takes_connections_and_is_silent_leaves_time_for_what_is_behind() {
        Set<StageName> atOnce = EnumSet.of(StageName.NAME, StageName.PORT);
        assertThat(longest(Map.of(StageName.NAME, found(), StageName.PORT, port(Connection.OPEN)), atOnce))
                .isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void a_page_that_never_comes_leaves_time_for_what_is_behind() {
        Set<StageName> atOnce = EnumSet.of(StageName.NAME, StageName.PORT, StageName.TLS);
        Facts tls = new TlsFacts("site.test", Trust.NO_HANDSHAKE, Optional.of("TLSv1.3"), List.of());
        assertThat(longest(
                        Map.of(StageName.NAME, found(), StageName.PORT, port(Connection.OPEN), StageName.TLS, tls),
                        atOnce))
                .isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void whatever_comes_together_the_walk_itself_ends() {
        assertThat(Diagnosis.LIMIT).isLessThanOrEqualTo(ALLOWED);
    }

    /**
     * @param seen what stages saw at last; all others could not tell until their time was over
     * @param atOnce those that took no time
     */
    private Duration longest(Map<StageName, Facts> seen, Set<StageName> atOnce) {
        Map<StageName, Duration> over = new EnumMap<>(StageName.class);
        List<StageReport> reports = new ArrayList<>();
        for (Stage stage : order()) {
            Duration begin = stage.needs().stream()
                    .map(over::get)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            Evidence soFar = new Evidence(TARGET, Instant.EPOCH, reports);
            if (stage.pointless(soFar).isPresent()) {
                over.put(stage.name(), begin);
                continue;
            }
            over.put(stage.name(), atOnce.contains(stage.name()) ? begin : begin.plus(stage.limit()));
            Optional<Facts> facts = Optional.ofNullable(seen.get(stage.name()));
            LocalizedText words = new LocalizedText("…", "…");
            reports.add(
                    new StageReport(stage.name(), facts.map(Facts::outcome).orElse(Outcome.UNKNOWN), words, facts, 0));
        }
        return over.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Each after those it needs; those that wait for each other are left out. */
    private List<Stage> order() {
        List<Stage> order = new ArrayList<>();
        Set<StageName> over = EnumSet.noneOf(StageName.class);
        boolean more = true;
        while (more) {
            more = false;
            for (Stage stage : stages) {
                if (!over.contains(stage.name()) && over.containsAll(stage.needs())) {
                    order.add(stage);
                    over.add(stage.name());
                    more = true;
                }
            }
        }
        return order;
    }

    private static Facts found() {
        return new NameFacts(
                "site.test", Answer.FOUND, List.of(THERE), List.of(), List.of(), List.of(), Optional.empty(), false);
    }

    private static Facts port(Connection connection) {
        return new PortFacts(443, List.of(new PortFacts.Attempt(THERE, connection)));
    }
}
