package io.totem.doctor.network;

import io.totem.doctor.name.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways this machine knows, from {@code /proc/net/route} and {@code /proc/net/ipv6_route} (proc_pid_net(5)). */
record RouteTable(List<Route> routes) {

    private static final int UP = 0x1;
    private static final int REJECT = 0x200;
    private static final int FIELDS4 = 8;
    private static final int FIELDS6 = 10;
    private static final int HEX = 16;

    RouteTable {
        routes = List.copyOf(routes);
    }

    static RouteTable parse(String four, String six) {
        return new RouteTable(Stream.concat(
                        four.lines().flatMap(line -> four(line.strip().split("\\s+"))),
                        six.lines().flatMap(line -> six(line.strip().split("\\s+"))))
                .toList());
    }

    /** The narrowest that leads there. */
    Optional<Route> to(InetAddress address) {
        return routes.stream()
                .filter(route -> route.to().contains(address))
                .min(Comparator.comparing((Route route) -> -route.to().bits()).thenComparing(Route::metric))
                .filter(route -> !route.rejects());
    }

    Optional<Route> byDefault() {
        return routes.stream()
                .filter(Route::isDefault)
                .min(Comparator.comparing(Route::metric))
                .filter(route -> !route.rejects());
    }

    /** Iface Destination Gateway Flags RefCnt Use Metric Mask …; addresses in the machine's own order of bytes. */
    private static Stream<Route> four(String[] fields) {
        if (fields.length < FIELDS4 || !fields[1].matches("[0-9A-F]{8}") || !has(fields[3], UP)) {
            return Stream.empty();
        }
        int bits = Integer.bitCount(Integer.parseUnsignedInt(fields[7], HEX));
        return Stream.of(new Route(
                new AddressRange(address4(fields[1]), bits),
                Optional.of(address4(fields[2])).filter(gateway -> !gateway.isAnyLocalAddress()),
                fields[0],
                Long.parseLong(fields[6]),
                has(fields[3], REJECT)));
    }

    /** Destination bits source bits gateway metric references uses flags device. */
    private static Stream<Route> six(String[] fields) {
        if (fields.length < FIELDS6 || !fields[0].matches("[0-9a-f]{32}") || !has(fields[8], UP)) {
            return Stream.empty();
        }
        return Stream.of(new Route(
                new AddressRange(address6(fields[0]), Integer.parseInt(fields[1], HEX)),
                Optional.of(address6(fields[4])).filter(gateway -> !gateway.isAnyLocalAddress()),
                fields[9],
                Long.parseLong(fields[5], HEX),
                has(fields[8], REJECT)));
    }

    private static boolean has(String flags, int flag) {
        return (Long.parseLong(flags, HEX) & flag) != 0;
    }

    private static InetAddress address4(String hex) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
        return address(bytes.putInt(Integer.parseUnsignedInt(hex, HEX)).array());
    }

    private static InetAddress address6(String hex) {
        return address(HexFormat.of().parseHex(hex));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
