package io.totem.dashboard.login;

import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.user.User;
import java.time.Duration;
import java.util.Optional;

/** How an attempt to log in ended. */
sealed interface LoginAnswer {

    /** The right name and password. */
    record Welcome(User user, CookieKey session, CookieKey device) implements LoginAnswer {}

    /** Wrong, without saying what. */
    record Wrong() implements LoginAnswer {}

    /**
     * Nothing was looked at; nothing was counted either.
     *
     * @param delay after how long to try again
     * @param ticket shows then that this was waited for
     */
    record Later(Duration delay, Optional<String> ticket) implements LoginAnswer {}
}
