package io.totem.policy.exchange;

import io.totem.platform.problem.ProblemException;
import io.totem.policy.Messages;
import io.totem.policy.PolicyError;

/** How much one file may hold. */
public final class ImportLimits {

    /** As much as one request may carry. */
    public static final int BYTES = 2 * 1024 * 1024;

    static final int ENTRIES = 10_000;

    private ImportLimits() {}

    /** @throws ProblemException 413 */
    static void check(int entries) {
        if (entries > ENTRIES) {
            throw new ProblemException(
                    PolicyError.IMPORT_TOO_LARGE, Messages.text("import.tooMany", Integer.toString(ENTRIES)));
        }
    }

    /** @throws ProblemException 413 */
    public static void checkSize(long bytes) {
        if (bytes > BYTES) {
            throw new ProblemException(
                    PolicyError.IMPORT_TOO_LARGE, Messages.text("import.tooLong", Long.toString(BYTES >> 20)));
        }
    }
}
