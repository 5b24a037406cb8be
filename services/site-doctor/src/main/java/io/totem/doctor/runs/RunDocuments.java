package io.totem.doctor.runs;

import static io.totem.platform.store.StoredValues.instant;
import static io.totem.platform.store.StoredValues.string;
import static io.totem.platform.store.StoredValues.text;
import static io.totem.platform.store.StoredValues.toDocument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.totem.api.sites.CauseView;
import io.totem.api.sites.RunState;
import io.totem.api.sites.RunSummary;
import io.totem.api.sites.StageOutcome;
import io.totem.api.sites.StageView;
import io.totem.api.sites.Statement;
import io.totem.api.text.LocalizedText;
import io.totem.doctor.Messages;
import io.totem.doctor.report.RunReport;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;

/**
 * A run's form in the store. What is not given is not there. Facts are kept as JSON text: strangers choose their keys, such as
 * names of headers, and the store reads meaning into some.
 */
final class RunDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String OPEN = "open";

    private RunDocuments() {}

    static Document of(Run run, String node) {
        RunReport report = run.report();
        Document document = new Document("_id", run.id())
                .append("node", node)
                .append("target", run.target())
                .append("targetName", run.targetName())
                .append("by", run.by())
                .append("url", report.url().toString())
                .append("startedAt", Date.from(report.startedAt()))
                .append("state", report.state().word())
                .append("stages", stages(report.stages()))
                .append("causes", report.causes().stream().map(RunDocuments::of).toList());
        report.millis().ifPresent(millis -> document.append("millis", millis));
        report.sentence().ifPresent(sentence -> document.append("sentence", statement(sentence)));
        report.cause().ifPresent(code -> document.append("cause", code));
        return document;
    }

    static List<Document> stages(List<StageView> stages) {
        return stages.stream().map(RunDocuments::of).toList();
    }

    static Run read(Document document) {
        RunReport report = new RunReport(
                URI.create(string(document, "url")),
                instant(document, "startedAt"),
                state(document),
                Optional.ofNullable(document.getLong("millis")),
                optionalStatement(document, "sentence"),
                document.getList("stages", Document.class).stream()
                        .map(RunDocuments::stage)
                        .toList(),
                document.getList("causes", Document.class).stream()
                        .map(RunDocuments::cause)
                        .toList());
        return new Run(
                string(document, "_id"),
                string(document, "target"),
                string(document, "targetName"),
                string(document, "by"),
                report);
    }

    /** Needs neither stages nor causes. */
    static RunSummary readSummary(Document document) {
        return new RunSummary(
                string(document, "_id"),
                string(document, "target"),
                instant(document, "startedAt"),
                string(document, "by"),
                state(document),
                Optional.ofNullable(document.getLong("millis")),
                optionalStatement(document, "sentence"),
                Optional.ofNullable(document.getString("cause")).map(FormerCodes::current));
    }

    private static Document of(StageView stage) {
        Document document = new Document("stage", stage.stage())
                .append("title", toDocument(stage.title()))
                .append("outcome", stage.outcome().word());
        stage.summary().ifPresent(summary -> document.append("summary", statement(summary)));
        stage.millis().ifPresent(millis -> document.append("millis", millis));
        stage.facts().ifPresent(facts -> document.append("facts", facts.toString()));
        return document;
    }

    private static StageView stage(Document document) {
        return new StageView(
                string(document, "stage"),
                text(document, "title"),
                StageOutcome.valueOf(string(document, "outcome").toUpperCase(Locale.ROOT)),
                optionalStatement(document, "summary"),
                Optional.ofNullable(document.getLong("millis")),
                Optional.ofNullable(document.getString("facts")).map(RunDocuments::parsed));
    }

    private static Document of(CauseView cause) {
        return new Document("code", cause.code())
                .append("confidence", cause.confidence())
                .append("confidenceTitle", toDocument(cause.confidenceTitle()))
                .append("sentence", statement(cause.sentence()))
                .append(
                        "because",
                        cause.because().stream().map(RunDocuments::statement).toList())
                .append("cure", statement(cause.cure()))
                .append("commands", cause.commands());
    }

    private static CauseView cause(Document document) {
        return new CauseView(
                FormerCodes.current(string(document, "code")),
                string(document, "confidence"),
                text(document, "confidenceTitle"),
                statement(document.get("sentence", Document.class)),
                document.getList("because", Document.class).stream()
                        .map(RunDocuments::statement)
                        .toList(),
                statement(document.get("cure", Document.class)),
                document.getList("commands", String.class));
    }

    /** With the one for everybody beside it. */
    static Document statement(Statement statement) {
        return toDocument(statement.whole()).append(OPEN, toDocument(statement.open()));
    }

    /** One that was kept before there was one for everybody is for nobody but operators. */
    private static Statement statement(Document document) {
        LocalizedText whole = new LocalizedText(string(document, "ko"), string(document, "en"));
        return new Statement(whole, document.containsKey(OPEN) ? text(document, OPEN) : Messages.text("log.old"));
    }

    private static Optional<Statement> optionalStatement(Document document, String field) {
        return Optional.ofNullable(document.get(field, Document.class)).map(RunDocuments::statement);
    }

    private static RunState state(Document document) {
        return RunState.valueOf(string(document, "state").toUpperCase(Locale.ROOT));
    }

    private static JsonNode parsed(String facts) {
        try {
            return JSON.readTree(facts);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("stored facts are not JSON", broken);
        }
    }
}
