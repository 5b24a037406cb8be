package io.totem.policy.drop;

import io.totem.api.policies.DropReport;
import io.totem.api.policies.ImportLine;
import io.totem.api.problem.FieldError;
import io.totem.platform.store.StoredValues;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;

/** A report as the store holds it. */
final class DropReportDocuments {

    private DropReportDocuments() {}

    static Document of(DropReport report) {
        Document document = new Document("at", Date.from(report.at()))
                .append("count", report.count())
                .append("since", Date.from(report.since()))
                .append("file", report.file())
                .append("sizeBytes", report.sizeBytes())
                .append("added", report.added())
                .append("unchanged", report.unchanged())
                .append("proposed", report.proposed())
                .append("rejected", report.rejected())
                .append(
                        "lines",
                        report.lines().stream().map(DropReportDocuments::of).toList())
                .append("moreLines", report.moreLines())
                .append(
                        "errors",
                        report.errors().stream().map(DropReportDocuments::of).toList());
        report.sha256().ifPresent(digest -> document.append("sha256", digest));
        report.refusal().ifPresent(why -> document.append("refusal", StoredValues.toDocument(why)));
        return document;
    }

    static DropReport read(Document document) {
        return new DropReport(
                StoredValues.instant(document, "at"),
                document.get("count", 1L),
                StoredValues.instant(document, document.containsKey("since") ? "since" : "at"),
                StoredValues.string(document, "file"),
                document.getLong("sizeBytes"),
                Optional.ofNullable(document.getString("sha256")),
                document.getLong("added"),
                document.getLong("unchanged"),
                document.getLong("proposed"),
                document.getLong("rejected"),
                document.getList("lines", Document.class).stream()
                        .map(DropReportDocuments::line)
                        .toList(),
                document.getLong("moreLines"),
                document.containsKey("refusal")
                        ? Optional.of(StoredValues.text(document, "refusal"))
                        : Optional.empty(),
                errors(document));
    }

    private static Document of(ImportLine line) {
        Document document = new Document("line", line.line())
                .append("name", line.name())
                .append("result", line.result().word())
                .append(
                        "errors",
                        line.errors().stream().map(DropReportDocuments::of).toList());
        line.platform().ifPresent(platform -> document.append("platform", platform));
        line.reason().ifPresent(reason -> document.append("reason", StoredValues.toDocument(reason)));
        return document;
    }

    private static ImportLine line(Document document) {
        return new ImportLine(
                document.getLong("line"),
                StoredValues.string(document, "name"),
                Optional.ofNullable(document.getString("platform")),
                ImportLine.Result.valueOf(
                        StoredValues.string(document, "result").toUpperCase(Locale.ROOT)),
                document.containsKey("reason") ? Optional.of(StoredValues.text(document, "reason")) : Optional.empty(),
                errors(document));
    }

    private static Document of(FieldError error) {
        return new Document("field", error.field()).append("why", StoredValues.toDocument(error.why()));
    }

    private static List<FieldError> errors(Document document) {
        return document.getList("errors", Document.class).stream()
                .map(error -> new FieldError(StoredValues.string(error, "field"), StoredValues.text(error, "why")))
                .toList();
    }
}
