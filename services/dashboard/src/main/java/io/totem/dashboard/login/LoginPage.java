package io.totem.dashboard.login;

import io.totem.dashboard.page.Reader;
import io.totem.platform.text.Texts;

/**
 * What the login page shows.
 *
 * @param message the key of the sentence above the form
 * @param failed whether that sentence tells of a failure
 * @param name what was typed before
 * @param next where the login leads
 */
public record LoginPage(String message, boolean failed, String name, String next) {

    private static final Texts TEXTS = Texts.of(LoginPage.class, "login");

    LoginPage saying(String other) {
        return new LoginPage(other, failed, name, next);
    }

    public String say(Reader reader, String key) {
        return reader.say(TEXTS.text(key));
    }
}
