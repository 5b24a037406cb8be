package io.totem.doctor.diagnosis;

import io.totem.api.text.LocalizedText;

/** What one stage saw. Rules read these; nothing in them is a judgement about the cause. */
public interface Facts {

    Outcome outcome();

    /** One sentence for people. */
    LocalizedText summary();

    /** The same for whoever may not read logs. */
    default LocalizedText openSummary() {
        return summary();
    }
}
