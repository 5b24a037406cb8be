package io.totem.doctor.diagnosis;

import java.util.Locale;

/** How a stage went. */
public enum Outcome {
    PASSED,
    FAILED,
    /** Nothing could be learnt there, because of an earlier stage or because it does not apply. */
    SKIPPED,
    /** It could not tell. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
