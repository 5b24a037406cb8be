package io.totem.doctor.name;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Whom an address belongs to: whoever chooses what a name leads to must not choose whom the doctor asks inside. */
public enum AddressKind {
    /** Anybody on the internet may ask it. */
    PUBLIC,
    /** Of a network inside (RFC 1918, RFC 4193, RFC 6598), or of this machine alone. */
    PRIVATE,
    /** Where clouds hand out secrets to whoever asks; and all others that need no router (RFC 3927, RFC 4291 2.5.6). */
    METADATA,
    /** Nobody's: unspecified or multicast. */
    NOBODY;

    /** Of Amazon over IPv6 and of Alibaba; everybody else's is link-local. */
    private static final Set<InetAddress> METADATA_SERVICES =
            Set.of(address("fd00:ec2::254"), address("100.100.100.200"));

    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int SHARED_FIRST = 100;
    private static final int SHARED_SECOND_MASK = 0xc0;
    private static final int SHARED_SECOND = 0x40;

    /** The first 96 bits of an address behind a translator (RFC 6052), and of one that only carries one of IPv4. */
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final int IPV4_BYTES = 4;

    public static AddressKind of(InetAddress address) {
        InetAddress meant = inside(address).orElse(address);
        if (METADATA_SERVICES.contains(meant) || meant.isLinkLocalAddress()) {
            return METADATA;
        }
        if (meant.isAnyLocalAddress() || meant.isMulticastAddress()) {
            return NOBODY;
        }
        boolean inside = meant.isLoopbackAddress() || meant.isSiteLocalAddress() || isUniqueLocal(meant);
        return inside || isShared(meant) ? PRIVATE : PUBLIC;
    }

    /** The address that a host is, and no name. Nobody is asked for it. */
    public static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    /** Whether what an admin named may be asked there. */
    public static boolean mayLieInside(InetAddress address) {
        return switch (of(address)) {
            case PUBLIC, PRIVATE -> true;
            case METADATA, NOBODY -> false;
        };
    }

    /** The address of IPv4 that is really asked. */
    private static Optional<InetAddress> inside(InetAddress address) {
        if (!(address instanceof Inet6Address six) || six.isLoopbackAddress() || six.isAnyLocalAddress()) {
            return Optional.empty();
        }
        byte[] bytes = six.getAddress();
        boolean translated = Arrays.equals(bytes, 0, TRANSLATED.length, TRANSLATED, 0, TRANSLATED.length);
        return translated || six.isIPv4CompatibleAddress()
                ? Optional.of(address(Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length)))
                : Optional.empty();
    }

    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }

    /** A provider's own network for its customers, 100.64.0.0/10. */
    private static boolean isShared(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                && bytes[0] == SHARED_FIRST
                && (bytes[1] & SHARED_SECOND_MASK) == SHARED_SECOND;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
