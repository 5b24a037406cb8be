package io.totem.metrics.history;

/** Why the archive could not do what it was asked; the message says what to do. */
final class ArchiveException extends Exception {

    /** Each is said once, however often it is met. */
    enum Reason {
        /** Nobody answers, or not in time. */
        AWAY,
        PASSWORD,
        /** It answers, and says no. */
        REFUSED
    }

    private final Reason reason;

    ArchiveException(Reason reason, String message) {
        this(reason, message, null);
    }

    ArchiveException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
