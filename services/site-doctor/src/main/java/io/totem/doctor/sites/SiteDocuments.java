package io.totem.doctor.sites;

import static io.totem.platform.store.StoredValues.optionalInstant;
import static io.totem.platform.store.StoredValues.string;

import io.totem.api.sites.SiteSettings;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** A target's form in the store. What is not given is not there. */
final class SiteDocuments {

    private SiteDocuments() {}

    static Document of(StoredSite site, String node) {
        SiteSettings settings = site.settings();
        Document document = new Document("_id", site.id())
                .append("node", node)
                .append("name", settings.name())
                .append("url", settings.url())
                .append("certificateDays", settings.certificateDays())
                .append("ownCertificate", settings.ownCertificate())
                .append("privateNetwork", settings.privateNetwork());
        settings.via().ifPresent(via -> document.append("via", via));
        settings.status().ifPresent(status -> document.append("status", status));
        settings.text().ifPresent(text -> document.append("text", text));
        settings.upstream().ifPresent(upstream -> document.append("upstream", upstream));
        settings.ping().ifPresent(ping -> document.append("ping", ping));
        settings.errorLog().ifPresent(log -> document.append("errorLog", log));
        site.changedBy().ifPresent(who -> document.append("changedBy", who));
        site.changedAt().ifPresent(at -> document.append("changedAt", Date.from(at)));
        return document;
    }

    static StoredSite read(Document document) {
        SiteSettings settings = new SiteSettings(
                string(document, "name"),
                string(document, "url"),
                optional(document, "via"),
                Optional.ofNullable(document.getInteger("status")),
                optional(document, "text"),
                document.getInteger("certificateDays", 0),
                document.getBoolean("ownCertificate", false),
                optional(document, "upstream"),
                optional(document, "ping"),
                optional(document, "errorLog"),
                document.getBoolean("privateNetwork", false));
        return new StoredSite(
                string(document, "_id"),
                settings,
                optional(document, "changedBy"),
                optionalInstant(document, "changedAt"));
    }

    private static Optional<String> optional(Document document, String field) {
        return Optional.ofNullable(document.getString(field));
    }
}
