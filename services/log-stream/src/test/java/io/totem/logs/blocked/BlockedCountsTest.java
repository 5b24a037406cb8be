package io.totem.logs.blocked;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.logs.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockedCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final BlockedCounts counts = new BlockedCounts(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_refusals_of_a_day_are_counted_by_reason() {
        add(Reason.SCANNER, Duration.ZERO);
        add(Reason.SCANNER, Duration.ofHours(23));
        add(Reason.HOST, Duration.ofMinutes(1));
        assertThat(counts.byReason()).isEqualTo(Map.of(Reason.SCANNER, 2L, Reason.HOST, 1L));
    }

    @Test
    void what_is_older_than_a_day_or_not_yet_does_not_count() {
        add(Reason.SCANNER, Duration.ofHours(25));
        add(Reason.SCANNER, Duration.ofHours(-2));
        assertThat(counts.byReason()).isEmpty();
    }

    private void add(Reason reason, Duration ago) {
        counts.add(new BlockedRequest(NOW.minus(ago), reason));
    }
}
