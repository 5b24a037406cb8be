package io.totem.platform.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of Totem's two languages a reader gets: the one chosen on the page, else the browser's, else English. */
public final class ReaderLanguage {

    /** The cookie that keeps the choice; its value is {@code ko} or {@code en}. */
    public static final String COOKIE = "totem-language";

    private static final List<Locale> SPOKEN = List.of(Locale.KOREAN, Locale.ENGLISH);

    private ReaderLanguage() {}

    /**
     * @param cookie the value of {@link #COOKIE}, whatever a stranger wrote into it
     * @param acceptable of {@code Accept-Language}, the dearest first
     */
    public static Locale of(Optional<String> cookie, List<Locale> acceptable) {
        return cookie.flatMap(ReaderLanguage::spoken)
                .or(() -> acceptable.stream()
                        .flatMap(locale -> spoken(locale.getLanguage()).stream())
                        .findFirst())
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> spoken(String language) {
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }
}
