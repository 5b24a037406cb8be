package io.totem.doctor.report;

import io.totem.api.sites.Statement;
import io.totem.api.text.LocalizedText;
import io.totem.platform.text.SecretMask;
import io.totem.platform.text.UntrustedText;

/** Sentences with a stranger's words in them, such as a line of an error log: secrets masked, what is hidden made visible. */
final class Redacted {

    private Redacted() {}

    static LocalizedText text(LocalizedText words) {
        return new LocalizedText(words(words.ko()), words(words.en()));
    }

    static Statement statement(Statement words) {
        return words.map(Redacted::text);
    }

    /** At most 2,000 characters. */
    static String words(String words) {
        return UntrustedText.visible(SecretMask.mask(words));
    }
}
