package io.totem.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PageLocaleTest {

    private static final Instant NOW = Instant.parse("2026-11-20T14:35:02Z");
    private static final PageLocale ENGLISH = new PageLocale(Locale.ENGLISH, ZoneOffset.UTC, NOW);
    private static final PageLocale KOREAN = new PageLocale(Locale.KOREAN, ZoneId.of("Asia/Seoul"), NOW);

    @Test
    void a_size_has_the_unit_a_person_says() {
        assertThat(ENGLISH.bytes(0)).isEqualTo("0 B");
        assertThat(ENGLISH.bytes(1023)).isEqualTo("1023 B");
        assertThat(ENGLISH.bytes(1024)).isEqualTo("1.0 KiB");
        assertThat(ENGLISH.bytes((1L << 20) - 1)).isEqualTo("1.0 MiB");
        assertThat(ENGLISH.bytes(5_583_457_485L)).isEqualTo("5.2 GiB");
        assertThat(ENGLISH.bytes(168L << 20)).isEqualTo("168 MiB");
        assertThat(ENGLISH.rate(OptionalLong.of(1_234_567))).isEqualTo("1.2 MB/s");
    }

    @Test
    void what_was_not_measured_is_a_dash_and_no_zero() {
        assertThat(ENGLISH.tenth(Optional.empty())).isEqualTo("–");
        assertThat(ENGLISH.rate(OptionalLong.empty())).isEqualTo("–");
        assertThat(ENGLISH.bytes(Optional.empty())).isEqualTo("–");
    }

    @Test
    void a_duration_is_its_two_largest_units_in_the_readers_language() {
        long twelveDays = Duration.ofDays(12).plusHours(3).plusMinutes(44).toMillis();
        assertThat(ENGLISH.duration(twelveDays)).isEqualTo("12 d 3 h");
        assertThat(KOREAN.duration(twelveDays)).isEqualTo("12일 3시간");
        assertThat(ENGLISH.duration(3_600_000)).isEqualTo("1 h");
        assertThat(KOREAN.duration(59_999)).isEqualTo("59초");
    }

    @Test
    void a_time_is_in_the_readers_zone_and_has_its_day_when_that_is_not_today() {
        assertThat(KOREAN.time(NOW)).isEqualTo("23:35:02");
        assertThat(KOREAN.time(NOW.minus(Duration.ofDays(1)))).isEqualTo("2026-11-19 23:35:02");
    }

    @Test
    void a_changed_filter_starts_at_the_first_page_again() {
        Query query = new Query(Map.of("page", "3"));
        assertThat(query.with("search", "a b&c")).hasToString("?search=a%20b%26c");
        assertThat(query.with("page", 4)).hasToString("?page=4");
    }

    @Test
    void a_way_back_never_leaves_this_server() {
        assertThat(OwnPath.parse("/processes?verdict=danger")).isPresent();
        for (String foreign :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a b"}) {
            assertThat(OwnPath.parse(foreign)).as(foreign).isEmpty();
        }
    }
}
