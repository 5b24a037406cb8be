package io.totem.procfs;

import java.net.InetAddress;
import java.util.Objects;

/**
 * A TCP socket that has a partner (proc_net_tcp(5)).
 *
 * @param remote the partner's address; an IPv4 address also where it is mapped into IPv6
 * @param remotePort 1 to 65535
 * @param localPort this machine's end
 * @param accepted whether something listens on the local port: then the partner has called, else this machine has
 */
public record Connection(InetAddress remote, int remotePort, int localPort, boolean accepted) {

    public Connection {
        Objects.requireNonNull(remote, "remote");
    }
}
