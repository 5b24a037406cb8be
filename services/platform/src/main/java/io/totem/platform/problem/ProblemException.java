package io.totem.platform.problem;

import io.totem.platform.text.Text;
import java.util.List;

/** Ends a request with an RFC 9457 answer. It is an answer, not a failure: it is not logged as one. */
public final class ProblemException extends RuntimeException {

    private final ErrorCode code;
    private final Text detail;
    private final List<FieldError> errors;

    /** @param detail a full sentence saying what happened and what to do */
    public ProblemException(ErrorCode code, Text detail) {
        this(code, detail, List.of());
    }

    public ProblemException(ErrorCode code, Text detail, List<FieldError> errors) {
        super(code.name() + ": " + detail.en());
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    public ProblemException(ErrorCode code, Text detail, Throwable cause) {
        super(code.name() + ": " + detail.en(), cause);
        this.code = code;
        this.detail = detail;
        this.errors = List.of();
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
}
