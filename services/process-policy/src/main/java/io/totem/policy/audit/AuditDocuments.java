package io.totem.policy.audit;

import static io.totem.platform.store.StoredValues.child;
import static io.totem.platform.store.StoredValues.instant;
import static io.totem.platform.store.StoredValues.optionalInstant;
import static io.totem.platform.store.StoredValues.string;
import static io.totem.platform.store.StoredValues.text;
import static io.totem.platform.store.StoredValues.toDocument;

import io.totem.api.audit.AuditDecision;
import io.totem.api.audit.AuditEntry;
import io.totem.api.audit.AuditStep;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** An entry's form in the store. What is not known yet is not there. */
final class AuditDocuments {

    private AuditDocuments() {}

    static Document of(AuditEntry entry) {
        AuditDecision decision = entry.decision();
        Document document = new Document("_id", entry.id())
                .append("at", Date.from(entry.at()))
                .append("who", entry.who())
                .append("role", entry.role())
                .append("identity", entry.identity())
                .append("name", entry.name())
                .append("uid", entry.uid())
                .append("reason", entry.reason())
                .append(
                        "decision",
                        new Document("allowed", decision.allowed())
                                .append("code", decision.code())
                                .append("because", toDocument(decision.because())))
                .append("steps", steps(entry.steps()));
        entry.from().ifPresent(from -> document.append("from", from));
        entry.executable().ifPresent(executable -> document.append("executable", executable));
        entry.outcome().ifPresent(outcome -> document.append("outcome", outcome));
        entry.completedAt().ifPresent(at -> document.append("completedAt", Date.from(at)));
        return document;
    }

    static List<Document> steps(List<AuditStep> steps) {
        return steps.stream()
                .map(step -> new Document("step", step.step())
                        .append("at", Date.from(step.at()))
                        .append("elapsedMillis", step.elapsedMillis())
                        .append("text", toDocument(step.text())))
                .toList();
    }

    static AuditEntry read(Document document) {
        Document decision = child(document, "decision");
        return new AuditEntry(
                string(document, "_id"),
                instant(document, "at"),
                string(document, "who"),
                string(document, "role"),
                Optional.ofNullable(document.getString("from")),
                string(document, "identity"),
                string(document, "name"),
                Optional.ofNullable(document.getString("executable")),
                document.getInteger("uid"),
                string(document, "reason"),
                new AuditDecision(decision.getBoolean("allowed"), string(decision, "code"), text(decision, "because")),
                document.getList("steps", Document.class).stream()
                        .map(AuditDocuments::readStep)
                        .toList(),
                Optional.ofNullable(document.getString("outcome")),
                optionalInstant(document, "completedAt"));
    }

    private static AuditStep readStep(Document document) {
        return new AuditStep(
                string(document, "step"),
                instant(document, "at"),
                document.get("elapsedMillis", Number.class).longValue(),
                text(document, "text"));
    }
}
