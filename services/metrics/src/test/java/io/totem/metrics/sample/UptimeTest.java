package io.totem.metrics.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UptimeTest {

    @Test
    void uptime_reads_as_days_hours_and_minutes() {
        assertThat(Uptime.format(Duration.ofDays(12).plusHours(3).plusMinutes(44)))
                .isEqualTo("12D+03:44");
    }

    @Test
    void a_machine_that_just_started_has_zero_days_and_one_of_years_has_many() {
        assertThat(Uptime.format(Duration.ofSeconds(59))).isEqualTo("0D+00:00");
        assertThat(Uptime.format(Duration.ofDays(1234).plusHours(23).plusMinutes(59)))
                .isEqualTo("1234D+23:59");
    }
}
