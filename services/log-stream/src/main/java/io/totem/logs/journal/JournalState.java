package io.totem.logs.journal;

import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Optional;

/**
 * What can be read of the journal now.
 *
 * @param reason why it cannot be read; empty when it can
 * @param units the services that wrote into it, by name
 * @param notes what is not shown
 */
record JournalState(Optional<LocalizedText> reason, List<String> units, List<LocalizedText> notes) {

    JournalState {
        units = List.copyOf(units);
        notes = List.copyOf(notes);
    }

    static JournalState unreadable(LocalizedText reason) {
        return new JournalState(Optional.of(reason), List.of(), List.of());
    }
}
