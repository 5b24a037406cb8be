package io.totem.logs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What is a log here, who may see it, and how much of it at once. */
@ConfigMapping(prefix = "totem.log-stream")
public interface LogStreamConfig {

    /** Folders whose files are sources. Nothing outside them is ever read, whatever a link says. */
    @WithDefault("/var/log")
    List<String> roots();

    /** What people call these folders, one for each in the same order, where they are mounted under other names. */
    Optional<List<String>> rootNames();

    /** Globs over a file's whole path (java.nio syntax: {@code *} stops at a slash, {@code **} does not). */
    @WithDefault("**")
    List<String> include();

    /** What viewers may open too: globs over a file's real path, or journal ids such as {@code journal:nginx.service}. */
    Optional<List<String>> viewerSources();

    /** Container name of the reverse proxy, whose blocked requests are counted. */
    Optional<String> reverseProxy();

    /** The root whose files strangers put there: listed as dropped, and no news of this host. */
    Optional<String> drop();

    /** How many folders deep below a root. */
    @WithDefault("6")
    int maxDepth();

    /** How many files are listed in all. */
    @WithDefault("2000")
    int maxSources();

    Journal journal();

    /** The host's journal, read by the one subprocess of this service. */
    interface Journal {

        @WithDefault("true")
        boolean enabled();

        /** The program; a name is looked for on the PATH. */
        @WithDefault("journalctl")
        String command();

        /** Read this folder's journal files instead of the host's own. */
        Optional<String> directory();

        /** How many units are listed as sources of their own. */
        @WithDefault("50")
        int maxUnits();
    }
}
