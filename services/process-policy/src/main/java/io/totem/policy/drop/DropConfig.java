package io.totem.policy.drop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "totem.policy.drop")
interface DropConfig {

    /** Where files for the dictionary are put; nothing is looked for without it. */
    Optional<Path> folder();

    /** How often it is looked into. A file is read at the second look that finds it unchanged. */
    @WithDefault("20s")
    Duration every();

    /** How many files may lie there. Later ones wait until some are deleted. */
    @WithDefault("5000")
    int files();
}
