package io.totem.dashboard.login;

import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.session.Caller;
import io.totem.dashboard.user.PasswordRule;
import io.totem.platform.text.MessageBundle;
import java.util.Optional;

/**
 * What the page for a new password shows.
 *
 * @param message the key of the sentence above the form
 * @param failed whether that sentence tells of a failure
 * @param delay how long the next try has to wait
 * @param person whose password it is
 */
public record PasswordPage(String message, boolean failed, Optional<Wait> delay, Caller person) {

    private static final MessageBundle TEXTS = MessageBundle.of(PasswordPage.class, "login");

    public String say(PageLocale locale, String key) {
        String number = delay.map(Wait::toString).orElse(String.valueOf(PasswordRule.MIN_LENGTH));
        return locale.say(TEXTS.text(key, number));
    }
}
