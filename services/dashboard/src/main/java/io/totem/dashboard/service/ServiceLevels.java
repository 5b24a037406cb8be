package io.totem.dashboard.service;

import io.quarkus.qute.TemplateExtension;
import io.totem.api.metrics.ServiceStatus;
import io.totem.dashboard.page.Level;

/** {@code service.level} in templates. */
@TemplateExtension
final class ServiceLevels {

    private ServiceLevels() {}

    static Level level(ServiceStatus service) {
        return switch (service.state()) {
            case ACTIVE -> Level.GOOD;
            case FAILED -> Level.BAD;
            case INACTIVE, UNKNOWN -> Level.NONE;
        };
    }
}
