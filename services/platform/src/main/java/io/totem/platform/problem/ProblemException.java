package io.totem.platform.problem;

import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends a request with an RFC 9457 answer. It is an answer, not a failure: it is not logged as one. */
public final class ProblemException extends RuntimeException {

    private final ErrorCode code;
    private final LocalizedText detail;
    private final List<FieldError> errors;
    private final Map<String, String> about;
    private final Optional<Duration> retryAfter;

    /** @param detail a full sentence saying what happened and what to do */
    public ProblemException(ErrorCode code, LocalizedText detail) {
        this(code, detail, List.of(), Map.of(), Optional.empty(), null);
    }

    public ProblemException(ErrorCode code, LocalizedText detail, List<FieldError> errors) {
        this(code, detail, errors, Map.of(), Optional.empty(), null);
    }

    /** @param about what else a program needs, by name */
    public ProblemException(ErrorCode code, LocalizedText detail, Map<String, String> about) {
        this(code, detail, List.of(), about, Optional.empty(), null);
    }

    public ProblemException(ErrorCode code, LocalizedText detail, Throwable cause) {
        this(code, detail, List.of(), Map.of(), Optional.empty(), cause);
    }

    private ProblemException(
            ErrorCode code,
            LocalizedText detail,
            List<FieldError> errors,
            Map<String, String> about,
            Optional<Duration> retryAfter,
            Throwable cause) {
        super(code.name() + ": " + detail.en(), cause);
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.about = Map.copyOf(about);
        this.retryAfter = retryAfter;
    }

    /** The same, with the time after which it may be tried again. */
    public ProblemException retryAfter(Duration wait) {
        return new ProblemException(code, detail, errors, about, Optional.of(wait), getCause());
    }

    /** After how long it may be tried again; empty where waiting does not help, or nobody knows. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public ErrorCode code() {
        return code;
    }

    public LocalizedText detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, String> about() {
        return about;
    }
}
