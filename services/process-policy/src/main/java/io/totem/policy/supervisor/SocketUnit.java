package io.totem.policy.supervisor;

import io.totem.procfs.ListeningSocket.Protocol;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit of systemd that waits for connections, and starts a service when one comes (systemd.socket(5)).
 *
 * @param name such as demo.socket
 * @param starts such as demo.service; demo@.service where each connection gets an instance of its own
 * @param listens where it waits, as far as that is a port
 */
record SocketUnit(String name, String starts, List<Listen> listens) {

    private static final String ENDING = ".socket";
    private static final Pattern PORT = Pattern.compile("(?:(?:\\[([0-9a-fA-F:.]+)]|([0-9.]+)):)?([0-9]{1,5})");

    /** @param address empty for every address */
    record Listen(Protocol protocol, Optional<InetAddress> address, int port) {}

    SocketUnit {
        listens = List.copyOf(listens);
    }

    /** @param lines of its section {@code [Socket]}, drop-ins after it */
    static SocketUnit of(String name, List<String> lines) {
        String stem = name.substring(0, name.length() - ENDING.length());
        boolean each = false;
        String service = "";
        List<Listen> listens = new ArrayList<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals).strip();
            String value = line.substring(equals + 1).strip();
            switch (key) {
                case "ListenStream" -> add(Protocol.TCP, value, listens);
                case "ListenDatagram" -> add(Protocol.UDP, value, listens);
                case "Accept" -> each = List.of("yes", "true", "on", "1").contains(value);
                case "Service" -> service = value;
                default -> {}
            }
        }
        return new SocketUnit(name, service.isEmpty() ? stem + (each ? "@.service" : ".service") : service, listens);
    }

    /** An empty value takes back all that was said before. */
    private static void add(Protocol protocol, String value, List<Listen> listens) {
        if (value.isEmpty()) {
            listens.clear();
            return;
        }
        Matcher place = PORT.matcher(value);
        if (place.matches()) {
            Optional<String> address =
                    Optional.ofNullable(place.group(1)).or(() -> Optional.ofNullable(place.group(2)));
            try {
                listens.add(
                        new Listen(protocol, address.map(InetAddress::ofLiteral), Integer.parseInt(place.group(3))));
            } catch (IllegalArgumentException noAddress) {
                // systemd would not take it either.
            }
        }
    }

    boolean waitsAt(Protocol protocol, InetAddress address, int port) {
        return listens.stream()
                .anyMatch(listen -> listen.protocol() == protocol
                        && listen.port() == port
                        && listen.address().filter(own -> !own.equals(address)).isEmpty());
    }
}
