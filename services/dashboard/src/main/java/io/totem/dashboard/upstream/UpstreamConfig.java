package io.totem.dashboard.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "totem.dashboard")
interface UpstreamConfig {

    Place metrics();

    Place processPolicy();

    Place logStream();

    Place siteDoctor();

    /** How long a page waits for a service before it says that the service does not answer. */
    @WithDefault("4s")
    Duration timeout();

    interface Place {

        /** Where the service listens, such as {@code http://metrics:8080}. Default: this process itself. */
        Optional<URI> url();
    }
}
