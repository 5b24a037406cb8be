package io.totem.policy.process;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.totem.policy.verdict.VerdictMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

@ConfigMapping(prefix = "totem.policy.process")
interface ProcessConfig {

    /** Docker's data root as seen from here, for the names of containers. */
    @WithDefault("/var/lib/docker")
    Path dockerRoot();

    /** How old a list may be that somebody gets to see. */
    @WithDefault("3s")
    Duration freshFor();

    /** How long after a request the sweeps go on at that pace. */
    @WithDefault("15s")
    Duration watchedFor();

    /** The pace when nobody looks. */
    @WithDefault("60s")
    Duration idleEvery();

    /** graded or strict. */
    @WithDefault("graded")
    VerdictMode verdict();

    /** From which share of the machine's memory on a process gets HIGH_MEMORY_USAGE. */
    @WithDefault("20")
    int highMemoryPercent();

    /** Where programs are expected; what lies elsewhere gets SUSPICIOUS_PATH. */
    @WithDefault("/usr,/bin,/sbin,/lib,/lib32,/lib64,/libx32,/opt,/snap")
    List<String> standardPaths();
}
