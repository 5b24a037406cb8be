package io.totem.metrics.services;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.totem.api.text.LocalizedText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** The services Totem knows, from {@code services/catalog.json}. */
@Singleton
class ServiceCatalog {

    private static final String PATH = "services/catalog.json";
    private static final String SUFFIX = ".service";

    /** What systemd takes as a unit's name (systemd.unit(5)). */
    private static final Pattern UNIT_NAME = Pattern.compile("[A-Za-z0-9:_.\\\\@-]{1,200}");

    private final List<KnownService> services = read();

    List<KnownService> all() {
        return services;
    }

    /**
     * The service called so, or with such a unit; one the catalogue does not know is taken by its word.
     *
     * @param description for one the catalogue does not know
     * @throws IllegalArgumentException when no unit can have that name
     */
    KnownService named(String name, LocalizedText description) {
        if (!UNIT_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("totem.metrics.services: no service can be called \"" + name + "\"");
        }
        String unit = name.contains(".") ? name : name + SUFFIX;
        return services.stream()
                .filter(service ->
                        service.name().equals(name) || service.units().contains(unit))
                .findFirst()
                .orElseGet(() -> {
                    String bare = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
                    return new KnownService(bare, List.of(unit), List.of(bare), List.of(), description, false);
                });
    }

    private static List<KnownService> read() {
        try (InputStream stream = ServiceCatalog.class.getClassLoader().getResourceAsStream(PATH)) {
            if (stream == null) {
                throw new IllegalStateException(PATH + " is not on the class path");
            }
            return List.copyOf(new ObjectMapper().readValue(stream, new TypeReference<List<KnownService>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(PATH + " cannot be read", e);
        }
    }
}
