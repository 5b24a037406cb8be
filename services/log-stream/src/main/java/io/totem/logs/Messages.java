package io.totem.logs;

import io.totem.api.text.LocalizedText;
import io.totem.platform.text.MessageBundle;

/** The sentences of this module, from {@code texts/logs_*.properties}. */
public final class Messages {

    private static final MessageBundle TEXTS = MessageBundle.of(Messages.class, "logs");

    private Messages() {}

    public static LocalizedText text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
