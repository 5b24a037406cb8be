package io.totem.dashboard.upstream;

import io.totem.api.text.LocalizedText;
import io.totem.platform.text.MessageBundle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Our words for a service that has none of its own. */
final class ServiceProblems {

    private static final MessageBundle TEXTS = MessageBundle.of(ServiceProblems.class, "dashboard");

    private ServiceProblems() {}

    static ServiceProblem down(Service service, Locale locale) {
        return problem(503, "down", service, locale, ServiceProblem.SERVICE_DOWN);
    }

    static ServiceProblem unreadable(Service service, Locale locale) {
        return problem(502, "unreadable", service, locale, "SERVICE_UNREADABLE");
    }

    static ServiceProblem wordless(Service service, int status, Locale locale) {
        return problem(status, "wordless", service, locale, "SERVICE_REFUSED");
    }

    private static ServiceProblem problem(int status, String key, Service service, Locale locale, String code) {
        LocalizedText title = TEXTS.text("upstream." + key + ".title", service.id());
        LocalizedText detail = TEXTS.text("upstream." + key + ".detail", service.id(), Integer.toString(status));
        return new ServiceProblem(
                status, title.in(locale), detail.in(locale), code, Optional.empty(), List.of(), Map.of());
    }
}
