package io.totem.metrics.services;

import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What came of asking the service manager. */
sealed interface UnitAnswer {

    /** @param byName the state of each unit asked for, by the name it was asked for with */
    record Units(Map<String, UnitState> byName) implements UnitAnswer {

        public Units {
            byName = Map.copyOf(byName);
        }

        /** Those of the names that exist, in their order, each unit once. */
        List<UnitState> existing(List<String> names) {
            return names.stream()
                    .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                    .filter(UnitState::exists)
                    .distinct()
                    .toList();
        }
    }

    /** @param why a sentence for people: why nobody could be asked, and what was done instead */
    record NoAnswer(LocalizedText why) implements UnitAnswer {

        public NoAnswer {
            Objects.requireNonNull(why, "why");
        }
    }
}
