package io.totem.dashboard.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a process listens. Two are the same to a reader when they would read the same. */
public record Port(
        String protocol,
        String address,
        int port,
        @JsonProperty("public") boolean open,
        Reach reach,
        boolean contained,
        List<Published> published,
        Optional<String> container,
        Optional<String> unit,
        Optional<String> starts) {

    /** Where the machine takes connections for a port of a container. */
    public record Published(
            String address,
            int port,
            @JsonProperty("public") boolean open,
            Reach reach) {

        public String place() {
            return Port.place(address, port);
        }
    }

    public Port {
        reach = reach != null ? reach : open ? Reach.EVERYWHERE : Reach.LOOPBACK;
        published = published == null ? List.of() : List.copyOf(published);
        container = container == null ? Optional.empty() : container;
        unit = unit == null ? Optional.empty() : unit;
        starts = starts == null ? Optional.empty() : starts;
    }

    /**
     * The number alone when everybody can reach it; with its address when only some can; of a container behind the numbers it is
     * published as, and in brackets where it is not.
     */
    public String label() {
        if (!contained) {
            return reach == Reach.EVERYWHERE ? Integer.toString(port) : place();
        }
        String outside = published.stream()
                .map(place -> place.reach() == Reach.EVERYWHERE ? Integer.toString(place.port()) : place.place())
                .distinct()
                .collect(Collectors.joining(", "));
        return outside.isEmpty() ? "(" + port + ")" : outside + "→" + port;
    }

    public String place() {
        return place(address, port);
    }

    private static String place(String address, int port) {
        if (address.isEmpty()) {
            return Integer.toString(port);
        }
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
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
