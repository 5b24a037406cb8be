package io.totem.dashboard.token;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The key that signs internal tokens. */
@ConfigMapping(prefix = "totem.dashboard.token")
public interface TokenConfig {

    /** The private half (P-256, PKCS #8, PEM); a file only the dashboard can read. */
    Optional<String> keyFile();
}
