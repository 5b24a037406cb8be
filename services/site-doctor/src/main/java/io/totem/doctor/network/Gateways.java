package io.totem.doctor.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether gateways are there: one that the kernel has not met yet is sent a datagram, for which it has to look. */
final class Gateways {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int BETWEEN_LOOKS_MILLIS = 50;
    private static final int DISCARD = 9;

    private final Path arp;

    /** @param net such as {@code /proc/self/net} */
    Gateways(Path net) {
        this.arp = net.resolve("arp");
    }

    Neighbour state(InetAddress gateway) throws InterruptedException {
        Neighbour state = check(gateway);
        if (state == Neighbour.KNOWN || !(gateway instanceof Inet4Address) || !send(gateway)) {
            return state;
        }
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (state != Neighbour.KNOWN && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            state = check(gateway);
        }
        return state;
    }

    private Neighbour check(InetAddress gateway) {
        return read(arp).map(table -> Neighbour.in(table, gateway)).orElse(Neighbour.UNKNOWN);
    }

    private static boolean send(InetAddress gateway) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[1], 1, gateway, DISCARD));
            return true;
        } catch (IOException noWay) {
            return false;
        }
    }

    /** Empty where there is no such file, as on other systems. */
    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
