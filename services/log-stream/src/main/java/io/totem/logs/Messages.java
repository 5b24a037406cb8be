package io.totem.logs;

import io.totem.platform.text.Text;
import io.totem.platform.text.Texts;

/** The sentences of this module, from {@code texts/logs_*.properties}. */
public final class Messages {

    private static final Texts TEXTS = Texts.of(Messages.class, "logs");

    private Messages() {}

    public static Text text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
