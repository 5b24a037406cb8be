package io.totem.platform.store;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** The small values every collection holds, and their form in BSON. */
public final class StoredValues {

    private StoredValues() {}

    public static Document toDocument(LocalizedText text) {
        return new Document("ko", text.ko()).append("en", text.en());
    }

    /** @throws IllegalArgumentException when the field is missing or is no text */
    public static LocalizedText text(Document document, String field) {
        return new LocalizedText(string(child(document, field), "ko"), string(child(document, field), "en"));
    }

    /** @throws IllegalArgumentException when the field is missing */
    public static Document child(Document document, String field) {
        return required(document.get(field, Document.class), field);
    }

    /** @throws IllegalArgumentException when the field is missing */
    public static String string(Document document, String field) {
        return required(document.getString(field), field);
    }

    /** @throws IllegalArgumentException when the field is missing */
    public static Instant instant(Document document, String field) {
        return required(document.getDate(field), field).toInstant();
    }

    public static Optional<Instant> optionalInstant(Document document, String field) {
        return Optional.ofNullable(document.getDate(field)).map(Date::toInstant);
    }

    private static <T> T required(T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("a stored document has no " + field);
        }
        return value;
    }
}
