package io.totem.doctor.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.net.InetAddress;

/**
 * The addresses that begin with the same bits.
 *
 * @param bits how many
 */
public record AddressRange(InetAddress first, int bits) {

    public AddressRange {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("not so many bits: " + bits);
        }
    }

    /** Reads {@code 2606:4700::/32}. */
    @JsonCreator
    public static AddressRange parse(String text) {
        String[] parts = text.split("/", 2);
        return new AddressRange(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    public boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
