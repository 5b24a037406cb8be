package io.totem.doctor.peer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "totem.doctor")
interface PeerConfig {

    Place metrics();

    Place processPolicy();

    Place logStream();

    /** How long an answer of another service may take; a stage asks up to three times. */
    @WithDefault("1200ms")
    Duration timeout();

    /**
     * The web server's error log for targets that name none: a source of log-stream, or {@code docker: NAME}. Default: the
     * file at its usual place, where this process sees the host.
     */
    Optional<String> errorLog();

    /** Whether this process sees the host itself, its files and its loopback; false in a container. */
    @WithDefault("true")
    boolean seesHost();

    interface Place {

        /** Where the service listens, such as {@code http://metrics:8080}. Default: this process itself. */
        Optional<URI> url();
    }
}
