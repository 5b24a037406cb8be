package io.totem.policy.known;

import static io.totem.platform.store.StoredValues.child;
import static io.totem.platform.store.StoredValues.instant;
import static io.totem.platform.store.StoredValues.string;
import static io.totem.platform.store.StoredValues.text;
import static io.totem.platform.store.StoredValues.toDocument;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.TerminationPolicy;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A policy's form in the store: the fields of its JSON, times as BSON dates. */
public final class ProcessPolicyDocuments {

    private ProcessPolicyDocuments() {}

    static Bson filter(PolicyKey key) {
        return new Document("name", key.name())
                .append("platform", key.platform().word());
    }

    public static Document of(ProcessPolicy process) {
        TerminationPolicy policy = process.policy();
        Expected expected = process.expected();
        return new Document("name", process.name())
                .append("platform", process.platform().word())
                .append("category", process.category())
                .append("description", toDocument(process.description()))
                .append(
                        "policy",
                        new Document("is_system", policy.isSystem())
                                .append("terminatable", policy.terminatable())
                                .append("reason", toDocument(policy.reason())))
                .append(
                        "expected",
                        new Document("root", expected.root())
                                .append("ports", expected.ports())
                                .append("publicPorts", expected.publicPorts())
                                .append("paths", expected.paths()))
                .append("supervisor", process.supervisor())
                .append("advice", toDocument(process.advice()))
                .append("tags", process.tags())
                .append("origin", process.origin().word())
                .append("created_at", Date.from(process.createdAt()))
                .append("updated_at", Date.from(process.updatedAt()));
    }

    /** @throws RuntimeException when the document was not written by this class and cannot be read */
    public static ProcessPolicy read(Document document) {
        Document policy = child(document, "policy");
        Document expected = child(document, "expected");
        String platform = string(document, "platform");
        return new ProcessPolicy(
                string(document, "name"),
                Platform.ofWord(platform).orElseThrow(() -> new IllegalArgumentException("platform " + platform)),
                string(document, "category"),
                text(document, "description"),
                new TerminationPolicy(
                        policy.getBoolean("is_system", true),
                        policy.getBoolean("terminatable", false),
                        text(policy, "reason")),
                new Expected(
                        expected.getBoolean("root", false),
                        expected.getList("ports", Integer.class),
                        expected.getList("publicPorts", Integer.class),
                        expected.getList("paths", String.class)),
                string(document, "supervisor"),
                text(document, "advice"),
                document.getList("tags", String.class),
                Origin.ofWord(string(document, "origin")),
                instant(document, "created_at"),
                instant(document, "updated_at"));
    }
}
