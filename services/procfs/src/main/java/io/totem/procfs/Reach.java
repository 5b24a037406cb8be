package io.totem.procfs;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Who can reach a socket by the address it is bound to, a firewall aside; the fewest first. */
public enum Reach {
    /** Programs of this machine: 127.0.0.0/8, ::1. */
    LOOPBACK,
    /** Guests on a bridge of this machine that nothing else is part of. */
    VIRTUAL_MACHINES,
    /** Containers on a bridge of this machine that nothing else is part of. */
    CONTAINERS,
    /** Machines on the same link: 169.254.0.0/16 (RFC 3927), fe80::/10 (RFC 4291), multicast of the link. */
    LINK_LOCAL,
    /** A private network: RFC 1918, fc00::/7 (RFC 4193), 100.64.0.0/10 (RFC 6598), multicast that is not of the link. */
    PRIVATE,
    /** An address that the internet knows. */
    PUBLIC,
    /** Every address the machine has: 0.0.0.0, ::. */
    EVERYWHERE;

    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int SHARED = 0x6440;
    private static final int SHARED_MASK = 0xffc0;
    private static final int BROADCAST = 0xff;

    /** By the address alone: which interface has it, and so whether it is a bridge, only the host knows. */
    public static Reach ofAddress(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return EVERYWHERE;
        }
        if (address.isLoopbackAddress() || address.isMCNodeLocal()) {
            return LOOPBACK;
        }
        if (address.isLinkLocalAddress() || address.isMCLinkLocal() || isBroadcast(address)) {
            return LINK_LOCAL;
        }
        boolean inside = address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isShared(address)
                || isUniqueLocal(address);
        return inside ? PRIVATE : PUBLIC;
    }

    /** Whether other machines can connect, not only programs, containers and guests of this one. */
    public boolean leavesMachine() {
        return compareTo(LINK_LOCAL) >= 0;
    }

    private static boolean isShared(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address && (((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) & SHARED_MASK) == SHARED;
    }

    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }

    private static boolean isBroadcast(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (byte part : bytes) {
            if ((part & 0xff) != BROADCAST) {
                return false;
            }
        }
        return true;
    }
}
