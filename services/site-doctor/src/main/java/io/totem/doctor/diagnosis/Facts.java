package io.totem.doctor.diagnosis;

import io.totem.platform.text.Text;

/** What one stage saw. Rules read these; nothing in them is a judgement about the cause. */
public interface Facts {

    Outcome outcome();

    /** One sentence for people. */
    Text summary();

    /** The same for whoever may not read logs. */
    default Text openSummary() {
        return summary();
    }
}
