package io.totem.dashboard.backup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "totem.dashboard.backup")
interface BackupConfig {

    /** Where {@code make backup} says when it was last done; without it the pages are silent about backups. */
    Optional<Path> record();

    /** From which age on the last backup needs a look. */
    @WithDefault("P8D")
    Duration oldAfter();
}
