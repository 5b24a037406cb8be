package io.totem.platform.node;

import io.totem.procfs.HostRoot;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;

/** The machine's name, carried by every payload, document and key, so that a few machines can be told apart later. */
@Singleton
public final class NodeName {

    private final String value;

    NodeName(NodeConfig config, HostRoot host) {
        this.value = config.name().filter(name -> !name.isBlank()).orElseGet(() -> hostName(host));
    }

    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }

    /** The kernel's own word for it; on systems without /proc the JDK's. */
    private static String hostName(HostRoot host) {
        try {
            return Files.readString(host.proc().resolve("sys/kernel/hostname")).strip();
        } catch (IOException noProc) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }
    }
}
