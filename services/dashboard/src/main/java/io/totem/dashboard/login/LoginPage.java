package io.totem.dashboard.login;

import io.totem.platform.text.Texts;
import java.util.Locale;

/**
 * What the login page shows.
 *
 * @param locale its language
 * @param message the key of the sentence above the form
 * @param failed whether that sentence tells of a failure
 * @param name what was typed before
 * @param next where the login leads
 */
public record LoginPage(Locale locale, String message, boolean failed, String name, String next) {

    private static final Texts TEXTS = Texts.of(LoginPage.class, "login");

    LoginPage saying(String other) {
        return new LoginPage(locale, other, failed, name, next);
    }

    public String say(String key) {
        return TEXTS.text(key).in(locale);
    }
}
