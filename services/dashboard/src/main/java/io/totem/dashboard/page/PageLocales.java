package io.totem.dashboard.page;

import io.totem.platform.text.ReaderLanguage;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out how to speak to whoever asks for a page. */
@Singleton
public final class PageLocales {

    /** Set by the page's script to the browser's time zone (IANA name). */
    public static final String ZONE_COOKIE = "totem-zone";

    private final Clock clock;

    PageLocales(Clock clock) {
        this.clock = clock;
    }

    public PageLocale of(HttpHeaders headers) {
        return of(headers.getCookies(), headers.getAcceptableLanguages());
    }

    public PageLocale of(Map<String, Cookie> cookies, List<Locale> acceptable) {
        return new PageLocale(
                ReaderLanguage.of(cookie(cookies, ReaderLanguage.COOKIE), acceptable),
                cookie(cookies, ZONE_COOKIE).flatMap(PageLocales::zone).orElseGet(ZoneId::systemDefault),
                clock.instant());
    }

    public Theme theme(Map<String, Cookie> cookies) {
        return cookie(cookies, Theme.COOKIE).flatMap(Theme::ofId).orElse(Theme.DARK);
    }

    private static Optional<String> cookie(Map<String, Cookie> cookies, String name) {
        return Optional.ofNullable(cookies.get(name)).map(Cookie::getValue);
    }

    /** The slash of a zone's name does not survive in every cookie: the script writes a dot for it. */
    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.replace('.', '/')));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
