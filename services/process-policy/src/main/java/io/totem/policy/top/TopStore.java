package io.totem.policy.top;

import io.totem.platform.store.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the minutes and hours are kept. Each method throws {@link StoreUnavailableException}. */
interface TopStore {

    /** Writes one, over another of the same time. */
    void put(TopTimes times);

    /** The newest that began from {@code from} to {@code to}, both included. */
    Optional<TopTimes> newest(TopTimes.Span span, Instant from, Instant to);

    /** Those that began from {@code from} on and before {@code to}, the oldest first. */
    List<TopTimes> between(TopTimes.Span span, Instant from, Instant to);

    /** Removes what is older than it is kept. */
    void prune(Instant now);
}
