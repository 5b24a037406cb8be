package io.totem.dashboard.login;

import java.time.Duration;
import java.time.Instant;

/**
 * Shows that somebody was told to wait, and until when. It takes the place of a held connection: whoever waited for as long
 * as they were told is not told to wait again because of what others did meanwhile.
 *
 * @param issuedAt when they were told
 * @param validFrom when the wait is over
 */
record WaitTicket(Instant issuedAt, Instant validFrom) {

    /** It has to be used within this time. */
    static final Duration USABLE = Duration.ofMinutes(5);

    boolean isExpired(Instant now) {
        return now.isAfter(validFrom.plus(USABLE));
    }
}
