package io.totem.dashboard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource({
        "BYTES, 512 MiB, 536870912",
        "BYTES, 2g, 2147483648",
        "BYTES, 1000, 1000",
        "SECONDS, 10 min, 600",
        "SECONDS, 10분, 600",
        "SECONDS, 2 시간, 7200",
        "SECONDS, 90, 90",
        "SECONDS, 1D, 86400",
        "PERCENT, 80 %, 80",
        "PERCENT, 80, 80"
    })
    void a_person_types_sizes_and_times_with_their_units(Amount amount, String typed, long read) {
        assertThat(amount.read(typed)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"BYTES, lots", "BYTES, 5 apples", "SECONDS, -3", "BYTES, 999999999999999 GiB", "PERCENT, 80 MiB"})
    void what_is_no_amount_goes_on_as_it_was_typed(Amount amount, String typed) {
        assertThat(amount.read(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "BYTES, 536870912, 512 MiB",
        "BYTES, 1001, 1001",
        "SECONDS, 600, 10 min",
        "SECONDS, 90, 90 s",
        "SECONDS, 0, 0",
        "PERCENT, 80, 80"
    })
    void an_amount_is_written_in_the_greatest_unit_that_leaves_no_rest(Amount amount, long value, String written) {
        assertThat(amount.write(value)).isEqualTo(written);
    }

    @Test
    void what_was_written_is_read_again_as_the_same() {
        for (long value = 0; value < 200_000; value += 37) {
            for (Amount amount : Amount.values()) {
                assertThat(amount.read(amount.write(value))).isEqualTo(value);
            }
        }
    }
}
