package io.totem.dashboard.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/** Where a process listens. Two are the same to a reader when they would read the same. */
public record Port(
        String protocol,
        String address,
        int port,
        @JsonProperty("public") boolean open) {

    /** The number alone when everybody can reach it; with its address when only some can. */
    public String label() {
        return open ? Integer.toString(port) : (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Port door && label().equals(door.label());
    }

    @Override
    public int hashCode() {
        return Objects.hash(label());
    }
}
