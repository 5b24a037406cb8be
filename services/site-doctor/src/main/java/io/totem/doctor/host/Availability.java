package io.totem.doctor.host;

import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Objects;

/** What could be told about one side of the machine. */
public sealed interface Availability<T> {

    /** Everything there is; possibly nothing. */
    record Known<T>(List<T> items) implements Availability<T> {

        public Known {
            items = List.copyOf(items);
        }
    }

    /** @param why a whole sentence for people */
    record Unknown<T>(LocalizedText why) implements Availability<T> {

        public Unknown {
            Objects.requireNonNull(why, "why");
        }
    }

    /** What is known; nothing where nothing could be told. */
    default List<T> known() {
        return switch (this) {
            case Known<T>(List<T> items) -> items;
            case Unknown<T> _ -> List.of();
        };
    }
}
