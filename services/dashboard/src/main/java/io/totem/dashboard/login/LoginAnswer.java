package io.totem.dashboard.login;

import io.totem.dashboard.session.SessionKey;
import io.totem.dashboard.user.User;

/** How an attempt to log in ended. */
sealed interface LoginAnswer {

    /** The right name and password. */
    record Welcome(User user, SessionKey key) implements LoginAnswer {}

    /** Wrong, without saying what. */
    record Wrong() implements LoginAnswer {}

    /** Too many people are waiting for an answer already. */
    record Busy() implements LoginAnswer {}
}
