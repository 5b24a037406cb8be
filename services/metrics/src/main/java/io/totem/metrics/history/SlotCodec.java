package io.totem.metrics.history;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A slot as bytes: the version 1, then for each {@link Series} its sum (float) and its milliseconds (short), big-endian.
 * A new series changes the version; what another version wrote is not read.
 */
final class SlotCodec {

    private static final byte VERSION = 1;
    private static final int SERIES = Series.values().length;
    private static final int SIZE = 1 + SERIES * (Float.BYTES + Short.BYTES);

    private SlotCodec() {}

    static byte[] bytes(Slot slot) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE).put(VERSION);
        for (int series = 0; series < SERIES; series++) {
            bytes.putFloat(slot.sums()[series]).putShort(slot.measured()[series]);
        }
        return bytes.array();
    }

    /** Empty for bytes that no slot of this version can have. */
    static Optional<Slot> parse(long number, byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        if (value.length != SIZE || bytes.get() != VERSION) {
            return Optional.empty();
        }
        float[] sums = new float[SERIES];
        short[] measured = new short[SERIES];
        for (int series = 0; series < SERIES; series++) {
            sums[series] = bytes.getFloat();
            measured[series] = bytes.getShort();
            if (!isPossible(sums[series], measured[series])) {
                return Optional.empty();
            }
        }
        return Optional.of(new Slot(number, sums, measured));
    }

    private static boolean isPossible(float sum, short measured) {
        return Float.isFinite(sum) && sum >= 0 && measured >= 0 && measured <= Slot.MOST_MEASURED;
    }
}
