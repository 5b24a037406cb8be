package io.totem.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/**
 * A second address to come from. nginx limits what one address may ask, and the suite comes from one: whoever tries the limits,
 * or asks very much, comes from this machine's own address.
 */
final class OtherAddress {

    /** Where nginx is reached from there. */
    static final String DOOR = (String) Docker.networks("nginx").get("edge").get("IPAddress");

    /** That of the way out: the engine gives each of its own networks' addresses the one of the network they go to. */
    static final String FROM = addressOfTheWayOut();

    private OtherAddress() {}

    /** Nothing is sent: a datagram socket that is connected knows where its packets would come from. */
    private static String addressOfTheWayOut() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress("203.0.113.1", 9));
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
