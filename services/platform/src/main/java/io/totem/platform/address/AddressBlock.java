package io.totem.platform.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What counts as one address: an IPv4 address, or the 64 bits of an IPv6 address that a network is given; whoever has one
 * address of those has them all.
 *
 * @param text names the block; it is not meant for people
 */
public record AddressBlock(String text) {

    private static final int PREFIX_BYTES = 8;

    /** Whatever is no address, such as a proxy's "unknown", is one block together. */
    public static AddressBlock of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return new AddressBlock(
                    parsed instanceof Inet6Address ? prefix(parsed.getAddress()) : parsed.getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return new AddressBlock("?");
        }
    }

    private static String prefix(byte[] address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address, PREFIX_BYTES)) + "/64";
    }
}
