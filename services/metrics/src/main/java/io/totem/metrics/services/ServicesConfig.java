package io.totem.metrics.services;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "totem.metrics")
interface ServicesConfig {

    /**
     * The services to show, by their catalogue name or their unit's name: exactly these, installed or not. Default: every
     * service of the catalogue that is installed.
     */
    Optional<List<String>> services();
}
