package io.totem.policy.supervisor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When systemd starts a service again: {@code Restart=} in systemd.service(5). */
public enum Restart {
    NO(When.NEVER),
    ON_SUCCESS(When.ALWAYS),
    ON_FAILURE(When.KILLED),
    ON_ABNORMAL(When.KILLED),
    ON_WATCHDOG(When.NEVER),
    ON_ABORT(When.KILLED),
    ALWAYS(When.ALWAYS);

    /** What follows from it for an ending: SIGTERM counts as a clean exit, SIGKILL as a failure. */
    enum When {
        NEVER,
        KILLED,
        ALWAYS
    }

    private final When when;

    Restart(When when) {
        this.when = when;
    }

    When when() {
        return when;
    }

    /** As it stands in the unit's file. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Restart> ofWord(String word) {
        return Arrays.stream(values())
                .filter(restart -> restart.word().equals(word))
                .findFirst();
    }
}
