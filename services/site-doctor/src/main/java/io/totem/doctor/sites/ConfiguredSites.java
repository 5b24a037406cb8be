package io.totem.doctor.sites;

import io.totem.api.sites.SiteSettings;
import io.totem.doctor.store.ManagedCollection;
import io.totem.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Puts the targets of the configuration into a store that has not seen them. */
@Singleton
final class ConfiguredSites implements ManagedCollection {

    private static final Logger LOG = Logger.getLogger(ConfiguredSites.class);

    private final SitesConfig config;
    private final MongoSites targets;

    ConfiguredSites(SitesConfig config, MongoSites targets) {
        this.config = config;
        this.targets = targets;
    }

    @Override
    public void prepare() {
        config.sites()
                .forEach((id, site) -> read(id, site)
                        .map(settings -> new StoredSite(id, settings, Optional.empty(), Optional.empty()))
                        .ifPresent(targets::insertOnce));
    }

    /** A mistake in one leaves the others, and the service, alone. */
    private Optional<SiteSettings> read(String id, SitesConfig.Site site) {
        try {
            return Optional.of(SiteReader.read(id, site.settings(), config.seesHost()));
        } catch (ProblemException invalid) {
            LOG.errorf("totem.doctor.sites.%s is left out: %s", id, faults(invalid));
            return Optional.empty();
        }
    }

    private static String faults(ProblemException invalid) {
        return invalid.errors().stream()
                .map(error -> error.field() + ": " + error.why().en())
                .collect(Collectors.joining(" "));
    }
}
