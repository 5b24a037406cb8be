package io.totem.dashboard.login;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.PageLocale;
import io.totem.platform.text.MessageBundle;
import java.util.Optional;

/**
 * What the login page shows.
 *
 * @param message the key of the sentence above the form
 * @param failed whether that sentence tells of a failure
 * @param delay how long the next try has to wait
 * @param name what was typed before
 * @param next where the login leads
 */
public record LoginPage(String message, boolean failed, Optional<Wait> delay, String name, String next) {

    private static final MessageBundle TEXTS = MessageBundle.of(LoginPage.class, "login");

    static LoginPage empty(String next) {
        return new LoginPage("login.intro", false, Optional.empty(), "", next);
    }

    static LoginPage wrong(String name, String next) {
        return new LoginPage("login.wrong", true, Optional.empty(), name, next);
    }

    static LoginPage later(Wait wait, String name, String next) {
        return new LoginPage("login.later", true, Optional.of(wait), name, next);
    }

    /** The sentence above the form. */
    LocalizedText text() {
        return text(message);
    }

    public String say(PageLocale locale, String key) {
        return locale.say(text(key));
    }

    private LocalizedText text(String key) {
        return TEXTS.text(key, delay.map(Wait::toString).orElse(""));
    }
}
