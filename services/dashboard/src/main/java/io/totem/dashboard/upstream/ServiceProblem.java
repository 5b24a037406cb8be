package io.totem.dashboard.upstream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.totem.platform.problem.CommonError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a service gave no answer: its own RFC 9457 words, or ours when it gave none.
 *
 * @param detail a full sentence in the reader's language
 * @param instance the id that stands in the service's log
 * @param about what else a program needs, by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceProblem(
        int status,
        String title,
        String detail,
        String errorCode,
        Optional<String> instance,
        List<Field> errors,
        Map<String, String> about) {

    /** The service could not be reached or did not answer in time. */
    public static final String SERVICE_DOWN = CommonError.SERVICE_DOWN.name();

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Field(String field, String why) {}

    public ServiceProblem {
        title = title == null ? "" : title;
        detail = detail == null ? "" : detail;
        errorCode = errorCode == null ? "" : errorCode;
        errors = errors == null ? List.of() : List.copyOf(errors);
        about = about == null ? Map.of() : Map.copyOf(about);
    }

    public boolean forbidden() {
        return status == 403;
    }

    public boolean down() {
        return status >= 500;
    }

    /** What is wrong with one field of what was sent, or with one entry of it ({@code paths[2]}). */
    public Optional<String> wrong(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field) || error.field().startsWith(field + "["))
                .map(Field::why)
                .findFirst();
    }
}
