package io.totem.dashboard.site;

import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.platform.text.MessageBundle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the form itself refuses. */
final class SiteProblems {

    private static final MessageBundle TEXTS = MessageBundle.of(SiteProblems.class, "dashboard");

    private SiteProblems() {}

    /** Something that can be said of a form before the service sees it. */
    static Optional<ServiceProblem> of(SiteForm form, Locale locale) {
        List<ServiceProblem.Field> wrong = form.noNumbers().stream()
                .map(field -> new ServiceProblem.Field(
                        field, TEXTS.text("site.number.why").in(locale)))
                .toList();
        return Optional.of(wrong)
                .filter(fields -> !fields.isEmpty())
                .map(fields -> problem(400, "site.number", fields, "SITE_INVALID", locale));
    }

    static ServiceProblem taken(String id, Locale locale) {
        ServiceProblem.Field field =
                new ServiceProblem.Field("id", TEXTS.text("site.taken.why", id).in(locale));
        return problem(409, "site.taken", List.of(field), "SITE_TAKEN", locale);
    }

    private static ServiceProblem problem(
            int status, String key, List<ServiceProblem.Field> wrong, String code, Locale locale) {
        return new ServiceProblem(
                status,
                TEXTS.text(key + ".title").in(locale),
                TEXTS.text(key + ".detail").in(locale),
                code,
                Optional.empty(),
                wrong,
                Map.of());
    }
}
