package io.totem.logs;

import io.totem.platform.text.Text;
import io.totem.platform.text.Texts;

/** The sentences of this module, from {@code texts/logs_*.properties}. */
public final class LogTexts {

    private static final Texts TEXTS = Texts.of(LogTexts.class, "logs");

    private LogTexts() {}

    public static Text of(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
