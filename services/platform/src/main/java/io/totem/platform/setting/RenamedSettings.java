package io.totem.platform.setting;

import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.FallbackConfigSourceInterceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Settings that had another name before: the old one is still read where the new one is not set. Each module lists its own in
 * {@value #FILE}: {@code new.name=old.name}.
 */
public final class RenamedSettings extends FallbackConfigSourceInterceptor {

    static final String FILE = "META-INF/renamed-settings.properties";

    private final Map<String, String> newNames = new HashMap<>();

    public RenamedSettings() {
        this(read(Thread.currentThread().getContextClassLoader()));
    }

    private RenamedSettings(Map<String, String> oldNames) {
        super(oldNames);
        oldNames.forEach((newName, oldName) -> newNames.put(oldName, newName));
    }

    /** Under its new name alone: an old one belongs to no mapping, and would be refused as unknown. */
    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        Set<String> names = new HashSet<>();
        context.iterateNames().forEachRemaining(name -> names.add(newNames.getOrDefault(name, name)));
        return names.iterator();
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
