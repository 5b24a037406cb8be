package io.totem.platform.secret;

import io.smallrye.config.EnvConfigSource;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/** Makes what {@link SecretFiles} reads part of the configuration, as if the environment held it. */
public final class SecretFileConfig implements ConfigSourceProvider {

    /** Just above the environment's own 300. */
    private static final int ORDINAL = 301;

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader classLoader) {
        return List.of(new EnvConfigSource(SecretFiles.read(System.getenv()), ORDINAL));
    }
}
