package io.totem.dashboard.upstream;

import io.totem.platform.text.Text;
import io.totem.platform.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Our words for a service that has none of its own. */
final class Troubles {

    private static final Texts TEXTS = Texts.of(Troubles.class, "dashboard");

    private Troubles() {}

    static Trouble down(Service service, Locale locale) {
        return trouble(503, "down", service, locale, Trouble.SERVICE_DOWN);
    }

    static Trouble unreadable(Service service, Locale locale) {
        return trouble(502, "unreadable", service, locale, "SERVICE_UNREADABLE");
    }

    static Trouble wordless(Service service, int status, Locale locale) {
        return trouble(status, "wordless", service, locale, "SERVICE_REFUSED");
    }

    private static Trouble trouble(int status, String key, Service service, Locale locale, String code) {
        Text title = TEXTS.text("upstream." + key + ".title", service.id());
        Text detail = TEXTS.text("upstream." + key + ".detail", service.id(), Integer.toString(status));
        return new Trouble(status, title.in(locale), detail.in(locale), code, Optional.empty(), List.of(), Map.of());
    }
}
