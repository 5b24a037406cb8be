package io.totem.policy;

import io.totem.api.text.LocalizedText;
import io.totem.platform.text.MessageBundle;

/** The sentences of this module: {@code texts/process-policy_ko.properties} and its English twin. */
public final class Messages {

    private static final MessageBundle TEXTS = MessageBundle.of(Messages.class, "process-policy");

    private Messages() {}

    /** @throws IllegalArgumentException when there is no such key */
    public static LocalizedText text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
