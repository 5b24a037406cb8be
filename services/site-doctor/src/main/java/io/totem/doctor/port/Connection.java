package io.totem.doctor.port;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** How a try to connect ended. */
public enum Connection {
    OPEN,
    /** Somebody said no at once (RST): the machine is there and nothing listens. */
    REFUSED,
    /** Nobody said anything: filtered, overloaded, or no such machine. */
    SILENT,
    /** A router, or this machine itself, knows no way. */
    NO_ROUTE;

    public static Connection tried(InetAddress address, int port, Duration timeout) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
            return OPEN;
        } catch (SocketTimeoutException silent) {
            return SILENT;
        } catch (NoRouteToHostException noRoute) {
            return NO_ROUTE;
        } catch (ConnectException refused) {
            return REFUSED;
        } catch (IOException noWay) {
            return NO_ROUTE;
        }
    }
}
