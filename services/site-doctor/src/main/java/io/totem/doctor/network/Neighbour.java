package io.totem.doctor.network;

import io.totem.procfs.HostRoot;
import java.net.InetAddress;
import java.util.Optional;

/** Whether the kernel knows a machine of its own network, from {@code /proc/net/arp} (arp(7)); of IPv6 it tells nobody. */
public enum Neighbour {
    KNOWN,
    /** It was asked for its hardware address and did not answer. */
    SILENT,
    UNKNOWN;

    private static final int FIELDS = 6;
    private static final int COMPLETE = 0x2;
    private static final int HEX = 16;

    /** As the kernel has it now, without asking anybody. */
    public static Neighbour now(HostRoot own, InetAddress address) {
        return Gateways.read(own.proc().resolve("self/net/arp"))
                .map(table -> in(table, address))
                .orElse(UNKNOWN);
    }

    static Neighbour in(String arp, InetAddress address) {
        return arp.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length >= FIELDS && fields[0].equals(address.getHostAddress()))
                .findFirst()
                .flatMap(fields -> flags(fields[2]))
                .map(flags -> (flags & COMPLETE) == 0 ? SILENT : KNOWN)
                .orElse(UNKNOWN);
    }

    private static Optional<Integer> flags(String text) {
        return text.matches("0x[0-9a-f]{1,4}")
                ? Optional.of(Integer.parseInt(text.substring(2), HEX))
                : Optional.empty();
    }
}
