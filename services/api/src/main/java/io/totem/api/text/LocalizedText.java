package io.totem.api.text;

import java.util.Locale;
import java.util.Objects;

/**
 * One sentence for people, in both languages of Totem. Every payload that explains something carries both, so that a
 * front end needs no second request and the audit can be read by anyone later.
 */
public record LocalizedText(String ko, String en) {

    public LocalizedText {
        Objects.requireNonNull(ko, "ko");
        Objects.requireNonNull(en, "en");
    }

    /** The same words in both languages: for names. */
    public static LocalizedText same(String words) {
        return new LocalizedText(words, words);
    }

    /** Two sentences, one after the other. */
    public LocalizedText then(LocalizedText next) {
        return new LocalizedText(ko + " " + next.ko, en + " " + next.en);
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("ko") ? ko : en;
    }
}
