package io.totem.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.totem.api.sites.StageOutcome;
import io.totem.api.sites.StageView;
import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLog;
import io.totem.doctor.nginx.ErrorLogFacts;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunReportTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    private record Strange(
            String page,
            Map<String, String> headers,
            String words,
            Optional<Path> path,
            InetAddress address,
            List<Integer> many)
            implements Facts {

        /** No part of what is written down. */
        public boolean isOdd() {
            return true;
        }

        @Override
        public Outcome outcome() {
            return Outcome.PASSED;
        }

        @Override
        public LocalizedText summary() {
            return LocalizedText.same("fine");
        }
    }

    @Test
    void facts_are_bounded_and_hold_neither_page_nor_headers_nor_secrets() throws UnknownHostException {
        JsonNode facts = FactsJson.of(new Strange(
                "<h1>",
                Map.of("set-cookie", "session=4f2a"),
                "password=hunter2 \u202e" + "x".repeat(5_000),
                Optional.of(Path.of("/run/x.sock")),
                InetAddress.getByName("192.0.2.7"),
                Collections.nCopies(500, 1)));
        assertThat(facts.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("words", "path", "address", "many");
        assertThat(facts.path("words").textValue())
                .startsWith("password=*** \\u202e")
                .hasSizeLessThan(2_100);
        assertThat(facts.path("path").textValue()).isEqualTo("/run/x.sock");
        assertThat(facts.path("address").textValue()).isEqualTo("192.0.2.7");
        assertThat(facts.path("many").size()).isEqualTo(100);
    }

    @Test
    void the_lines_of_the_error_log_are_left_out_for_whoever_may_not_read_logs() {
        ErrorLine line = ErrorLine.parse("2026/11/21 12:00:00 [error] 7#7: *1 it broke", ZoneOffset.UTC)
                .orElseThrow();
        ErrorLogFacts facts = new ErrorLogFacts(ErrorLog.Lines.read("error.log", List.of(line)), List.of());
        RunReport report = RunReport.begun(URI.create("http://x/"), BEGIN)
                .with(new StageReport(StageName.ERROR_LOG, Outcome.FAILED, facts.summary(), Optional.of(facts), 1));
        assertThat(report.stages().getFirst().facts().orElseThrow().toString()).contains("it broke");
        StageView shown = WithoutLines.of(report).stages().getFirst();
        assertThat(shown.facts()).isEmpty();
        assertThat(shown.summary().orElseThrow().en())
                .doesNotContain("it broke")
                .contains("1 complaints", "(for operators)");
    }

    @Test
    void of_a_run_under_way_the_next_stage_is_running_and_the_rest_is_waiting() {
        RunReport report = RunReport.begun(URI.create("http://x/"), BEGIN)
                .with(new StageReport(
                        StageName.values()[0], Outcome.PASSED, LocalizedText.same("seen"), Optional.empty(), 1));
        assertThat(report.withStagesAhead().stages())
                .hasSize(StageName.values().length)
                .extracting(StageView::outcome)
                .startsWith(StageOutcome.PASSED, StageOutcome.RUNNING, StageOutcome.WAITING)
                .endsWith(StageOutcome.WAITING);
        RunReport broken = report.broken(LocalizedText.same("cut off"));
        assertThat(broken.withStagesAhead().stages()).hasSize(1);
    }
}
