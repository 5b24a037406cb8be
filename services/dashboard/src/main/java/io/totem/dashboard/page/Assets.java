package io.totem.dashboard.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Where the bundled files are served: their names change with their content, so browsers keep them for a year. */
@Singleton
public final class Assets {

    private static final String MANIFEST = "dashboard/assets.properties";

    private final Properties paths = read();

    /** @throws IllegalArgumentException when the build bundled no such file */
    public String path(String name) {
        String path = paths.getProperty(name);
        if (path == null) {
            throw new IllegalArgumentException(MANIFEST + " has no " + name);
        }
        return path;
    }

    private static Properties read() {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(MANIFEST)) {
            if (stream == null) {
                throw new IllegalStateException(
                        MANIFEST + " is missing: build the module dashboard with Maven, which bundles the front end");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(MANIFEST, e);
        }
    }
}
