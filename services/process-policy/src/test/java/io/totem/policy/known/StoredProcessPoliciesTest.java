package io.totem.policy.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.testing.Policies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredProcessPoliciesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final Store store = new Store();
    private final StoredProcessPolicies known = new StoredProcessPolicies(store, CLOCK);

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

    @Test
    void a_store_that_goes_leaves_the_last_policies_and_the_time_they_were_read_at() {
        store.policies.add(Policies.entry("one", true));
        assertThat(known.freshness()).isEqualTo(new Freshness(Optional.empty(), true));
        known.refreshIfChanged();
        assertThat(known.freshness()).isEqualTo(new Freshness(Optional.of(CLOCK.instant()), false));

        store.gone = true;
        assertThatThrownBy(known::refreshIfChanged).isInstanceOf(StoreUnavailableException.class);
        assertThat(known.freshness()).isEqualTo(new Freshness(Optional.of(CLOCK.instant()), true));
        assertThat(known.find(Set.of("one"))).isPresent();

        store.gone = false;
        known.refreshIfChanged();
        assertThat(known.freshness().stale()).isFalse();
    }

    @Test
    void a_decision_that_finds_the_store_gone_makes_the_lists_stale_at_once() {
        known.refreshIfChanged();
        store.gone = true;
        assertThatThrownBy(() -> known.findNow(Set.of("one"))).isInstanceOf(StoreUnavailableException.class);
        assertThat(known.freshness().stale()).isTrue();
    }

    /** Policies in memory that count how often all of them are read. */
    private static final class Store implements PolicyStore {

        private final List<ProcessPolicy> policies = new ArrayList<>();
        private int readings;
        private boolean gone;

        private void answer() {
            if (gone) {
                throw new StoreUnavailableException("gone", new IllegalStateException());
            }
        }

        @Override
        public List<ProcessPolicy> all() {
            readings++;
            return List.copyOf(policies);
        }

        @Override
        public StoreMark mark() {
            answer();
            return new StoreMark(policies.size(), Instant.EPOCH);
        }

        @Override
        public List<ProcessPolicy> candidates(Set<String> names, Platform host) {
            answer();
            return List.of();
        }

        @Override
        public Optional<ProcessPolicy> get(PolicyKey key) {
            return Optional.empty();
        }

        @Override
        public boolean insert(ProcessPolicy policy) {
            return policies.add(policy);
        }

        @Override
        public boolean replace(ProcessPolicy policy) {
            return false;
        }

        @Override
        public void putAll(List<ProcessPolicy> written) {
            policies.addAll(written);
        }

        @Override
        public boolean delete(PolicyKey key) {
            return false;
        }
    }
}
