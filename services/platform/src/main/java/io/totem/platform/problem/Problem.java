package io.totem.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.totem.platform.text.UntrustedText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An RFC 9457 answer, in the reader's language.
 *
 * @param type {@code urn:totem:problem:ERROR_CODE}
 * @param title the kind of problem
 * @param status the HTTP status
 * @param detail a full sentence: what happened, what to do
 * @param instance an id that stands in the service's log beside the cause
 * @param errorCode for programs
 * @param node the machine that answered
 * @param errors the fields that cannot be taken; absent when the request's fields are not the problem
 * @param about what else a program needs, by name, such as the run that is under way; absent when there is nothing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String errorCode,
        String node,
        List<Field> errors,
        Map<String, String> about) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One field and what is wrong with it. */
    public record Field(String field, String why) {}

    /**
     * With the strangers' words in it made visible: whoever reads it may have nothing but a terminal.
     *
     * @param instance an id that stands in the log beside the cause
     */
    public static Problem of(ProblemException exception, String instance, String node, Locale locale) {
        ErrorCode code = exception.code();
        return new Problem(
                "urn:totem:problem:" + code.name(),
                code.title().in(locale),
                code.status(),
                UntrustedText.visible(exception.detail().in(locale)),
                "urn:totem:request:" + instance,
                code.name(),
                node,
                exception.errors().stream()
                        .map(error -> new Field(
                                UntrustedText.visible(error.field()),
                                UntrustedText.visible(error.why().in(locale))))
                        .toList(),
                exception.about());
    }
}
