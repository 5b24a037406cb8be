package io.totem.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.platform.testing.MemoryDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChangeRecordsTest {

    @RegisterExtension
    final MemoryDatabase store = new MemoryDatabase();

    @Test
    void a_change_is_recorded_before_it_is_made() {
        assertThat(records().make(change("one"), () -> {
                    assertThat(recorded()).containsExactly("one true");
                    return true;
                }))
                .isTrue();
        assertThat(recorded()).containsExactly("one true");
    }

    @Test
    void one_that_somebody_else_was_faster_with_is_recorded_as_not_made() {
        assertThat(records().make(change("one"), () -> false)).isFalse();
        assertThat(recorded()).containsExactly("one true", "one false");
    }

    @Test
    void what_cannot_be_recorded_is_not_made() {
        ChangeRecords records = records();
        store.goAway();
        List<String> made = new ArrayList<>();
        assertThatThrownBy(() -> records.make(change("one"), () -> made.add("one")))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(made).isEmpty();
    }

    @Test
    void many_are_recorded_at_once() {
        records().recordAll(List.of(change("one"), change("two")));
        assertThat(recorded()).containsExactly("one true", "two true");
    }

    private ChangeRecords records() {
        return new ChangeRecords(store.of("web-1"), "changes");
    }

    private static Document change(String name) {
        return new Document("name", name);
    }

    private List<String> recorded() {
        return store.collection("changes")
                .find()
                .map(change -> change.getString("name") + " " + change.getBoolean("made"))
                .into(new ArrayList<>());
    }
}
