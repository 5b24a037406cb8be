package io.totem.doctor.name;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A network that stands between visitors and servers, and how it is recognised; all of them are in {@code cdn/networks.json}.
 *
 * @param aliases what the names end with that it hands to its customers (CNAME)
 * @param headers of its answers, in lower case: the name alone, or {@code name: beginning of the value}
 * @param ranges of addresses, where it publishes them, as {@code address/bits}
 */
public record Cdn(String name, List<String> aliases, List<String> headers, List<AddressRange> ranges) {

    private static final List<Cdn> ALL = read();

    public Cdn {
        aliases = List.copyOf(aliases);
        headers = List.copyOf(headers);
        ranges = List.copyOf(ranges);
    }

    static Optional<Cdn> ofAliases(Collection<String> names) {
        return first(cdn -> cdn.aliases.stream()
                .anyMatch(end -> names.stream().anyMatch(name -> endsWith(name.toLowerCase(Locale.ROOT), end))));
    }

    static Optional<Cdn> ofAddresses(Collection<InetAddress> addresses) {
        return first(
                cdn -> cdn.ranges.stream().anyMatch(range -> addresses.stream().anyMatch(range::contains)));
    }

    /** @param answered the headers of an answer by their names in lower case */
    public static Optional<Cdn> ofHeaders(Map<String, String> answered) {
        return first(cdn -> cdn.headers.stream().anyMatch(known -> isIn(known, answered)));
    }

    private static boolean isIn(String known, Map<String, String> answered) {
        String[] parts = known.split(": ", 2);
        return Optional.ofNullable(answered.get(parts[0]))
                .filter(value ->
                        parts.length == 1 || value.toLowerCase(Locale.ROOT).startsWith(parts[1]))
                .isPresent();
    }

    private static boolean endsWith(String name, String end) {
        return name.equals(end) || name.endsWith("." + end);
    }

    private static Optional<Cdn> first(java.util.function.Predicate<Cdn> such) {
        return ALL.stream().filter(such).findFirst();
    }

    private static List<Cdn> read() {
        try (InputStream data = Cdn.class.getResourceAsStream("/cdn/networks.json")) {
            return new ObjectMapper().readValue(data, new TypeReference<List<Cdn>>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
