package io.totem.doctor.sites;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.totem.api.sites.SiteSettings;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "totem.doctor")
interface SitesConfig {

    /** Targets a new store starts with, by id. One that was deleted does not come back. */
    Map<String, Site> sites();

    /** At most so many targets. */
    @WithDefault("100")
    int mostTargets();

    /** Whether this process sees the host itself, its files and its loopback; false in a container. */
    @WithDefault("true")
    boolean seesHost();

    /** The same as in the API. */
    interface Site {

        Optional<String> name();

        Optional<String> url();

        Optional<String> via();

        Optional<Integer> status();

        Optional<String> text();

        Optional<Integer> certificateDays();

        Optional<Boolean> ownCertificate();

        Optional<String> upstream();

        Optional<String> ping();

        Optional<String> errorLog();

        Optional<Boolean> privateNetwork();

        default SiteSettings settings() {
            return new SiteSettings(
                    name().orElse(""),
                    url().orElse(""),
                    via(),
                    status(),
                    text(),
                    certificateDays().orElse(null),
                    ownCertificate().orElse(null),
                    upstream(),
                    ping(),
                    errorLog(),
                    privateNetwork().orElse(null));
        }
    }
}
