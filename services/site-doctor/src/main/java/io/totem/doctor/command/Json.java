package io.totem.doctor.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.totem.doctor.rule.Cause;
import io.totem.doctor.verdict.Verdict;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageReport;
import io.totem.platform.text.Text;
import java.time.Instant;
import java.util.List;

/** A walk for a program: the words in both languages, codes beside them. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private record Run(
            String url, Instant startedAt, String verdict, Text sentence, List<Seen> stages, List<Found> causes) {}

    private record Seen(String stage, String outcome, Text summary, long millis) {}

    private record Found(
            String code, String confidence, Text sentence, List<Text> because, Text cure, List<String> commands) {}

    private Json() {}

    static String of(Evidence evidence, Verdict verdict) {
        try {
            return MAPPER.writeValueAsString(new Run(
                    evidence.target().url().toString(),
                    evidence.startedAt(),
                    verdict.state().word(),
                    verdict.sentence(),
                    evidence.reports().stream().map(Json::seen).toList(),
                    verdict.causes().stream().map(Json::found).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a walk could not be written down", e);
        }
    }

    private static Seen seen(StageReport report) {
        return new Seen(report.stage().word(), report.outcome().word(), report.summary(), report.millis());
    }

    private static Found found(Cause cause) {
        return new Found(
                cause.code(),
                cause.confidence().word(),
                cause.sentence(),
                cause.because(),
                cause.cure().words(),
                cause.cure().commands());
    }
}
