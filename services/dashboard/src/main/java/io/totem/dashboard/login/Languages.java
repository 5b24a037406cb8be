package io.totem.dashboard.login;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The language of a page: the one chosen by its switch, else the browser's first of the two we have. */
final class Languages {

    private static final String COOKIE = "language";
    private static final List<String> SPOKEN = List.of("ko", "en");

    private Languages() {}

    static Locale of(HttpHeaders headers) {
        Cookie chosen = headers.getCookies().get(COOKIE);
        Stream<String> wanted = Stream.concat(
                Stream.ofNullable(chosen).map(Cookie::getValue),
                headers.getAcceptableLanguages().stream().map(Locale::getLanguage));
        return wanted.filter(SPOKEN::contains).findFirst().map(Locale::of).orElse(Locale.ENGLISH);
    }
}
