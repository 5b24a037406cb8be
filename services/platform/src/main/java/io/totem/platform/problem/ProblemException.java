package io.totem.platform.problem;

import io.totem.platform.text.Text;
import java.util.List;
import java.util.Map;

/** Ends a request with an RFC 9457 answer. It is an answer, not a failure: it is not logged as one. */
public final class ProblemException extends RuntimeException {

    private final ErrorCode code;
    private final Text detail;
    private final List<FieldError> errors;
    private final Map<String, String> about;

    /** @param detail a full sentence saying what happened and what to do */
    public ProblemException(ErrorCode code, Text detail) {
        this(code, detail, List.of(), Map.of(), null);
    }

    public ProblemException(ErrorCode code, Text detail, List<FieldError> errors) {
        this(code, detail, errors, Map.of(), null);
    }

    /** @param about what else a program needs, by name */
    public ProblemException(ErrorCode code, Text detail, Map<String, String> about) {
        this(code, detail, List.of(), about, null);
    }

    public ProblemException(ErrorCode code, Text detail, Throwable cause) {
        this(code, detail, List.of(), Map.of(), cause);
    }

    private ProblemException(
            ErrorCode code, Text detail, List<FieldError> errors, Map<String, String> about, Throwable cause) {
        super(code.name() + ": " + detail.en(), cause);
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.about = Map.copyOf(about);
    }

    public ErrorCode code() {
        return code;
    }

    public Text detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, String> about() {
        return about;
    }
}
