package io.totem.api.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One document for each shape of the API, with the nulls and empty lists it may have. A test of the service that answers it says
 * that it writes exactly this; tests of whoever asks are fed with it.
 */
public final class GoldenDocuments {

    private GoldenDocuments() {}

    /** @param name such as {@code metrics/snapshot} */
    public static String read(String name) {
        String file = "/golden/" + name + ".json";
        try (InputStream stream = Objects.requireNonNull(GoldenDocuments.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
