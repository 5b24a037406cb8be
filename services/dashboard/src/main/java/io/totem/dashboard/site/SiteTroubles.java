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

    static Trouble taken(String id, Locale locale) {
        String why = TEXTS.text("site.taken.why", id).in(locale);
        return new Trouble(
                409,
                TEXTS.text("site.taken.title").in(locale),
                TEXTS.text("site.taken.detail").in(locale),
                "SITE_TAKEN",
                Optional.empty(),
                List.of(new Trouble.Field("id", why)),
                Map.of());
    }
}
