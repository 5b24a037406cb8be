package io.totem.policy.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.testing.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredKnownProcessesTest {

    private final Store store = new Store();
    private final StoredKnownProcesses known = new StoredKnownProcesses(store);

    @Test
    void an_unchanged_store_is_read_once_and_now_and_then_all_the_same() {
        store.policies.add(Policies.entry("one", true));
        for (int round = 0; round < 20; round++) {
            known.refreshIfChanged();
        }
        assertThat(store.readings).isEqualTo(1);
        known.refreshIfChanged();
        assertThat(store.readings).isEqualTo(2);
    }

    @Test
    void a_policy_more_is_seen_at_the_next_round() {
        known.refreshIfChanged();
        assertThat(known.find(Set.of("one"))).isEmpty();
        store.policies.add(Policies.entry("one", true));
        known.refreshIfChanged();
        assertThat(known.find(Set.of("one"))).isPresent();
    }

    /** Policies in memory that count how often all of them are read. */
    private static final class Store implements PolicyStore {

        private final List<KnownProcess> policies = new ArrayList<>();
        private int readings;

        @Override
        public List<KnownProcess> all() {
            readings++;
            return List.copyOf(policies);
        }

        @Override
        public StoreMark mark() {
            return new StoreMark(policies.size(), Instant.EPOCH);
        }

        @Override
        public List<KnownProcess> candidates(Set<String> names, Platform host) {
            return List.of();
        }

        @Override
        public Optional<KnownProcess> get(PolicyKey key) {
            return Optional.empty();
        }

        @Override
        public boolean insert(KnownProcess policy) {
            return policies.add(policy);
        }

        @Override
        public boolean replace(KnownProcess policy) {
            return false;
        }

        @Override
        public void putAll(List<KnownProcess> written) {
            policies.addAll(written);
        }

        @Override
        public boolean delete(PolicyKey key) {
            return false;
        }
    }
}
