package io.totem.dashboard.site;

import io.totem.dashboard.upstream.Trouble;
import io.totem.platform.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the form itself refuses. */
final class SiteTroubles {

    private static final Texts TEXTS = Texts.of(SiteTroubles.class, "dashboard");

    private SiteTroubles() {}

    /** Something that can be said of a form before the service sees it. */
    static Optional<Trouble> of(SiteForm form, Locale locale) {
        List<Trouble.Field> wrong = form.noNumbers().stream()
                .map(field ->
                        new Trouble.Field(field, TEXTS.text("site.number.why").in(locale)))
                .toList();
        return Optional.of(wrong)
                .filter(fields -> !fields.isEmpty())
                .map(fields -> trouble(400, "site.number", fields, "SITE_INVALID", locale));
    }

    static Trouble taken(String id, Locale locale) {
        Trouble.Field field =
                new Trouble.Field("id", TEXTS.text("site.taken.why", id).in(locale));
        return trouble(409, "site.taken", List.of(field), "SITE_TAKEN", locale);
    }

    private static Trouble trouble(int status, String key, List<Trouble.Field> wrong, String code, Locale locale) {
        return new Trouble(
                status,
                TEXTS.text(key + ".title").in(locale),
                TEXTS.text(key + ".detail").in(locale),
                code,
                Optional.empty(),
                wrong,
                Map.of());
    }
}
