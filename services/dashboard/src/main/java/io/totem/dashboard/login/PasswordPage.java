package io.totem.dashboard.login;

import io.totem.dashboard.page.Reader;
import io.totem.dashboard.session.SignedIn;
import io.totem.dashboard.user.PasswordRule;
import io.totem.platform.text.Texts;

/**
 * What the page for a new password shows.
 *
 * @param message the key of the sentence above the form
 * @param failed whether that sentence tells of a failure
 * @param person whose password it is
 */
public record PasswordPage(String message, boolean failed, SignedIn person) {

    private static final Texts TEXTS = Texts.of(PasswordPage.class, "login");

    public String say(Reader reader, String key) {
        return reader.say(
                TEXTS.text(key, String.valueOf(PasswordRule.MIN_LENGTH), String.valueOf(PasswordRule.MAX_LENGTH)));
    }
}
