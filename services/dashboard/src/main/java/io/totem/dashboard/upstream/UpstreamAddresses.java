package io.totem.dashboard.upstream;

import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where each service is. */
@Singleton
final class UpstreamAddresses {

    private final UpstreamConfig config;
    private final HttpServer own;

    UpstreamAddresses(UpstreamConfig config, HttpServer own) {
        this.config = config;
        this.own = own;
    }

    /** Read at each call: this process knows its own port only after it has started. */
    URI of(Service service) {
        UpstreamConfig.Place place = switch (service) {
            case METRICS -> config.metrics();
            case PROCESS_POLICY -> config.processPolicy();
            case LOG_STREAM -> config.logStream();
            case SITE_DOCTOR -> config.siteDoctor();
        };
        return place.url().orElseGet(own::getLocalBaseUri);
    }
}
