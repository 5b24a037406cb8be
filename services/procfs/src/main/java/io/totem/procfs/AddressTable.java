package io.totem.procfs;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the host's addresses lead to its own containers and guests only: those of its bridges. IPv4 from
 * {@code /proc/1/net/route} (the networks that begin at an interface), IPv6 from {@code /proc/1/net/if_inet6}; the reader's own
 * only where init's cannot be read. A value: two tables that say the same are equal.
 *
 * @param networks of IPv4, the narrowest first
 * @param addresses of IPv6
 */
public record AddressTable(List<Network> networks, Map<InetAddress, Reach> addresses) {

    /** Knows no bridge: the address alone decides. */
    public static final AddressTable NONE = new AddressTable(List.of(), Map.of());

    private static final int LIMIT = 1 << 20;
    private static final int HEXADECIMAL = 16;
    private static final String NO_GATEWAY = "00000000";

    /**
     * A network that begins at an interface.
     *
     * @param base in host byte order
     * @param bridge what it leads to where the interface is a bridge of this machine
     */
    public record Network(int base, int mask, Optional<Reach> bridge) {

        boolean contains(int address) {
            return (address & mask) == base;
        }
    }

    public AddressTable {
        networks = List.copyOf(networks);
        addresses = Map.copyOf(addresses);
    }

    /** Reads it now. What cannot be read is not in it. */
    public static AddressTable read(HostRoot host) {
        ProcFiles files = new ProcFiles(host);
        BridgeTable bridges = new BridgeTable(host);
        return new AddressTable(networks(text(files, "route"), bridges), addresses(text(files, "if_inet6"), bridges));
    }

    private static String text(ProcFiles files, String file) {
        KernelText text = new KernelText(LIMIT);
        if (files.read("1/net/" + file, text) != ProcFiles.Outcome.READ) {
            files.read("self/net/" + file, text);
        }
        return text.text();
    }

    /** Who can reach a socket that is bound to this address. */
    public Reach reach(InetAddress address) {
        Reach byRange = Reach.ofAddress(address);
        return byRange == Reach.EVERYWHERE || byRange == Reach.LOOPBACK
                ? byRange
                : bridge(address).orElse(byRange);
    }

    /** Who can reach a neighbour of the host with this IPv4 address; empty when it is none. */
    public Optional<Reach> onLink(InetAddress address) {
        return network(address).map(network -> network.bridge().orElse(Reach.ofAddress(address)));
    }

    private Optional<Reach> bridge(InetAddress address) {
        return address instanceof Inet4Address
                ? network(address).flatMap(Network::bridge)
                : Optional.ofNullable(addresses.get(address));
    }

    private Optional<Network> network(InetAddress address) {
        if (!(address instanceof Inet4Address)) {
            return Optional.empty();
        }
        int number = ByteBuffer.wrap(address.getAddress()).getInt();
        return networks.stream().filter(network -> network.contains(number)).findFirst();
    }

    /** {@code Iface Destination Gateway Flags RefCnt Use Metric Mask …}; numbers as the machine holds them in network order. */
    private static List<Network> networks(String text, BridgeTable bridges) {
        return text.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length >= 8 && fields[2].equals(NO_GATEWAY))
                .flatMap(fields -> network(fields, bridges).stream())
                .filter(network -> network.mask() != 0)
                .sorted(Comparator.comparingInt((Network network) -> Integer.bitCount(network.mask()))
                        .reversed())
                .toList();
    }

    private static Optional<Network> network(String[] fields, BridgeTable bridges) {
        try {
            int mask = number(fields[7]);
            return Optional.of(new Network(number(fields[1]) & mask, mask, bridges.of(fields[0])));
        } catch (NumberFormatException heading) {
            return Optional.empty();
        }
    }

    private static int number(String word) {
        int asHeld = Integer.parseUnsignedInt(word, HEXADECIMAL);
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(asHeld) : asHeld;
    }

    /** {@code address index prefix scope flags name}; an address that two interfaces have counts as the farther one's. */
    private static Map<InetAddress, Reach> addresses(String text, BridgeTable bridges) {
        Map<InetAddress, Reach> found = new HashMap<>();
        text.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length >= 6)
                .forEach(fields -> {
                    Optional<InetAddress> address = address(fields[0]);
                    address.ifPresent(known -> found.merge(
                            known,
                            bridges.of(fields[5]).orElse(Reach.ofAddress(known)),
                            (one, other) -> one.compareTo(other) >= 0 ? one : other));
                });
        return found;
    }

    private static Optional<InetAddress> address(String digits) {
        try {
            return Optional.of(InetAddress.getByAddress(HexFormat.of().parseHex(digits)));
        } catch (IllegalArgumentException | UnknownHostException ragged) {
            return Optional.empty();
        }
    }
}
