package io.totem.policy.port;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table of well-known ports, {@code ports/known-ports.jsonl}: one JSON object a line. */
public final class KnownPorts {

    private static final String RESOURCE = "ports/known-ports.jsonl";

    private record Key(String protocol, int port) {}

    private final Map<Key, KnownPort> ports;

    private KnownPorts(Map<Key, KnownPort> ports) {
        this.ports = Map.copyOf(ports);
    }

    /** @throws IllegalStateException when the table is missing or names a port twice */
    public static KnownPorts read() {
        try (InputStream stream = KnownPorts.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            ObjectReader reader = new ObjectMapper().readerFor(KnownPort.class);
            Map<Key, KnownPort> ports = new HashMap<>();
            for (KnownPort port : reader.<KnownPort>readValues(stream).readAll()) {
                if (ports.put(new Key(port.protocol(), port.port()), port) != null) {
                    throw new IllegalStateException(
                            RESOURCE + " names " + port.protocol() + " " + port.port() + " twice");
                }
            }
            return new KnownPorts(ports);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    /** @param protocol {@code tcp} or {@code udp} */
    public Optional<KnownPort> find(String protocol, int port) {
        return Optional.ofNullable(ports.get(new Key(protocol, port)));
    }

    public Collection<KnownPort> all() {
        return ports.values();
    }
}
