package io.totem.platform.text;

import java.util.Locale;
import java.util.Objects;

/**
 * One sentence for people, in both languages of Totem. Every payload that explains something carries both, so that a
 * front end needs no second request and the audit can be read by anyone later.
 */
public record Text(String ko, String en) {

    public Text {
        Objects.requireNonNull(ko, "ko");
        Objects.requireNonNull(en, "en");
    }

    /** The same words in both languages: for names. */
    public static Text same(String words) {
        return new Text(words, words);
    }

    /** Two sentences, one after the other. */
    public Text then(Text next) {
        return new Text(ko + " " + next.ko, en + " " + next.en);
    }

    public String in(Locale locale) {
        return locale.getLanguage().equals("ko") ? ko : en;
    }
}
