package io.totem.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachesTest {

    private final TurnableClock clock = new TurnableClock();

    @Test
    void an_entry_ends_by_the_given_clock() {
        Cache<String, String> cache = Caches.bounded(clock, 10)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build();
        cache.put("a", "b");
        clock.turn(Duration.ofSeconds(5).minusNanos(1));
        assertThat(cache.getIfPresent("a")).isEqualTo("b");
        clock.turn(Duration.ofNanos(1));
        assertThat(cache.getIfPresent("a")).isNull();
    }

    @Test
    void a_clock_that_is_set_back_keeps_nothing_alive() {
        Cache<String, String> cache = Caches.bounded(clock, 10)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build();
        clock.turn(Duration.ofSeconds(10));
        cache.put("a", "b");
        clock.turn(Duration.ofHours(-1));
        assertThat(cache.getIfPresent("a")).isEqualTo("b");
        clock.turn(Duration.ofSeconds(5));
        assertThat(cache.getIfPresent("a")).isNull();
    }

    @Test
    void no_more_than_allowed_are_kept() {
        Cache<Integer, Integer> cache = Caches.bounded(clock, 10).build();
        IntStream.range(0, 1_000).forEach(number -> cache.put(number, number));
        cache.cleanUp();
        assertThat(cache.estimatedSize()).isLessThanOrEqualTo(10);
    }
}
