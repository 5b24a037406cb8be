package io.totem.platform.node;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's name, carried by every payload, document and key, so that a few machines can be told apart later. */
@Singleton
public final class NodeName {

    private final String value;

    NodeName(NodeConfig config) {
        this.value = config.name().filter(name -> !name.isBlank()).orElseGet(() -> hostName(config.proc()));
    }

    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }

    /** The kernel's own word for it; on systems without /proc the JDK's. */
    private static String hostName(String proc) {
        try {
            return Files.readString(Path.of(proc, "sys/kernel/hostname")).strip();
        } catch (IOException noProc) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }
    }
}
