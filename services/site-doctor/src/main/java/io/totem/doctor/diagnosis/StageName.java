package io.totem.doctor.diagnosis;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Messages;
import java.util.Locale;

/** The stages, in the order of the walk: what each needs lies before it. */
public enum StageName {
    OWN_NETWORK,
    NAME,
    REACH,
    PORT,
    TLS,
    HTTP,
    CONFIGURATION,
    ERROR_LOG,
    UPSTREAM,
    HOST;

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public LocalizedText title() {
        return Messages.text("stage." + word());
    }
}
