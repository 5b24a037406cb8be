package io.totem.api.policies;

import com.fasterxml.jackson.annotation.JsonValue;
import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one entry of a file.
 *
 * @param line it begins in, from 1
 * @param reason why it was rejected, is unchanged, or waits
 * @param errors field by field, of a rejected one
 */
public record ImportLine(
        long line,
        String name,
        Optional<String> platform,
        Result result,
        Optional<LocalizedText> reason,
        List<FieldError> errors) {

    /** What an import does with an entry. */
    public enum Result {
        ADDED,
        UPDATED,
        UNCHANGED,
        /** It waits until an admin accepts it. */
        PROPOSED,
        REJECTED;

        /** The word in JSON: lower case. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ImportLine {
        errors = List.copyOf(errors);
    }
}
