package io.totem.platform.setting;

import io.smallrye.config.FallbackConfigSourceInterceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Settings that had another name before: the old one is still read where the new one is not set. Each module lists its own in
 * {@value #FILE}: {@code new.name=old.name}.
 */
public final class RenamedSettings extends FallbackConfigSourceInterceptor {

    static final String FILE = "META-INF/renamed-settings.properties";

    public RenamedSettings() {
        super(read(Thread.currentThread().getContextClassLoader()));
    }

    private static Map<String, String> read(ClassLoader loader) {
        try {
            Map<String, String> oldNames = new HashMap<>();
            List<URL> files = Collections.list(loader.getResources(FILE));
            for (URL file : files) {
                Properties renamed = new Properties();
                try (InputStream content = file.openStream()) {
                    renamed.load(content);
                }
                renamed.stringPropertyNames().forEach(name -> oldNames.put(name, renamed.getProperty(name)));
            }
            return oldNames;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
