package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelTextTest {

    @Test
    void numbers_are_read_over_any_blanks_and_signs() {
        KernelText text = KernelText.of("  12\t-3\n0 9223372036854775807");
        assertThat(text.number(-1)).isEqualTo(12);
        assertThat(text.number(-1)).isEqualTo(-3);
        assertThat(text.number(-1)).isZero();
        assertThat(text.number(-1)).isEqualTo(Long.MAX_VALUE);
        assertThat(text.number(-1)).isEqualTo(-1);
    }

    @Test
    void an_unsigned_number_too_large_for_a_long_is_negative_as_in_c() {
        assertThat(KernelText.of("18446744073709551615").number(7)).isEqualTo(-1);
    }

    @Test
    void what_is_no_number_is_the_value_for_absent() {
        assertThat(KernelText.of("").number(7)).isEqualTo(7);
        assertThat(KernelText.of("x1").number(7)).isEqualTo(7);
        assertThat(KernelText.of("-").number(7)).isEqualTo(7);
        assertThat(KernelText.of("- 1").number(7)).isEqualTo(7);
    }

    @Test
    void a_line_is_found_by_its_start_only() {
        KernelText text = KernelText.of("NotUid:\t5\nUid:\t6\nUid:\t7");
        assertThat(text.afterLineStart("Uid:")).isTrue();
        assertThat(text.number(0)).isEqualTo(6);
        assertThat(text.afterLineStart("Gid:")).isFalse();
        assertThat(text.atEnd()).isTrue();
    }

    @Test
    void a_text_takes_as_much_as_its_limit_and_says_when_it_is_full() {
        KernelText text = new KernelText(6000);
        byte[] chunk = new byte[4000];
        assertThat(text.append(chunk, 4000)).isTrue();
        assertThat(text.append(chunk, 4000)).isFalse();
        assertThat(text.length()).isEqualTo(6000);
    }

    @Test
    void fields_are_passed_over_also_behind_the_end() {
        KernelText text = KernelText.of("a bc d");
        text.skipFields(2);
        assertThat(text.letter('?')).isEqualTo('d');
        text.skipFields(9);
        assertThat(text.letter('?')).isEqualTo('?');
    }
}
