package io.totem.standalone.account;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** What the start tells the application. */
@ConfigMapping(prefix = "totem.standalone")
public interface StandaloneConfig {

    /** The data folder. */
    Path data();
}
