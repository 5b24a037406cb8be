package io.totem.policy.wording;

import io.totem.platform.text.Text;
import io.totem.platform.text.Texts;

/** The sentences of this module: {@code texts/process-policy_ko.properties} and its English twin. */
public final class Wording {

    private static final Texts TEXTS = Texts.of(Wording.class, "process-policy");

    private Wording() {}

    /** @throws IllegalArgumentException when there is no such key */
    public static Text text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }
}
