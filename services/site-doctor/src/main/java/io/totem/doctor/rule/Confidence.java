package io.totem.doctor.rule;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Messages;
import java.util.Locale;

/** How sure a rule is, the surest first. */
public enum Confidence {
    /** Seen with its own eyes: it cannot be otherwise. */
    CERTAIN,
    LIKELY,
    POSSIBLE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public LocalizedText title() {
        return Messages.text("confidence." + word());
    }
}
