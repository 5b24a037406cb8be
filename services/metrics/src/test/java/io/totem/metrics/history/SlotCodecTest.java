package io.totem.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SlotCodecTest {

    private static final int SERIES = Series.values().length;

    @Test
    void a_slot_comes_back_as_it_was_half_measured_ones_too() {
        float[] sums = {1.5f, 0, 3_000_000_000f, 7, 8, 9, 10};
        short[] measured = {5000, 0, 2001, 1, 10_000, 3, 4};

        Slot back =
                SlotCodec.parse(9, SlotCodec.bytes(new Slot(9, sums, measured))).orElseThrow();

        assertThat(back.number()).isEqualTo(9);
        assertThat(back.sums()).containsExactly(sums);
        assertThat(back.measured()).containsExactly(measured);
    }

    @Test
    void what_is_no_slot_of_this_version_is_none() {
        byte[] good = SlotCodec.bytes(new Slot(9, new float[SERIES], new short[SERIES]));
        assertThat(SlotCodec.parse(9, good)).isPresent();

        assertThat(SlotCodec.parse(9, new byte[0])).isEmpty();
        assertThat(SlotCodec.parse(9, "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(SlotCodec.parse(9, java.util.Arrays.copyOf(good, good.length + 1)))
                .isEmpty();
        assertThat(SlotCodec.parse(9, changed(good).put(0, (byte) 2).array()))
                .as("version")
                .isEmpty();
        assertThat(SlotCodec.parse(9, changed(good).putFloat(1, Float.NaN).array()))
                .isEmpty();
        assertThat(SlotCodec.parse(9, changed(good).putFloat(1, -1).array())).isEmpty();
        assertThat(SlotCodec.parse(9, changed(good).putShort(5, (short) -1).array()))
                .isEmpty();
        assertThat(SlotCodec.parse(9, changed(good).putShort(5, (short) 10_001).array()))
                .isEmpty();
    }

    @Test
    void a_slot_without_a_value_for_each_series_is_refused() {
        assertThatThrownBy(() -> new Slot(9, new float[1], new short[SERIES])).hasMessageContaining("1 sums");
    }

    private static ByteBuffer changed(byte[] bytes) {
        return ByteBuffer.wrap(bytes.clone());
    }
}
