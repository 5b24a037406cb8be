package io.totem.standalone.start;

import io.totem.api.text.LocalizedText;
import io.totem.platform.text.MessageBundle;
import io.totem.platform.text.UntrustedText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What Totem says on the terminal, in the terminal's language (LC_ALL, LC_MESSAGES, LANG). */
public final class ConsoleMessages {

    private static final MessageBundle TEXTS = MessageBundle.of(ConsoleMessages.class, "standalone");

    private final Locale locale;

    public ConsoleMessages(Map<String, String> environment) {
        this.locale = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(environment::get)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .filter(value -> value.startsWith("ko"))
                .map(korean -> Locale.KOREAN)
                .orElse(Locale.ENGLISH);
    }

    public Locale locale() {
        return locale;
    }

    public String say(String key, Object... arguments) {
        return in(text(key, arguments));
    }

    public String in(LocalizedText text) {
        return text.in(locale);
    }

    /** In both languages, for a failure that somebody else shows. */
    public static LocalizedText text(String key, Object... arguments) {
        return TEXTS.text(
                key, Arrays.stream(arguments).map(ConsoleMessages::shown).toArray());
    }

    /** A process' name, a path: whoever chose it must not steer the terminal. */
    private static Object shown(Object argument) {
        return argument instanceof LocalizedText ? argument : UntrustedText.visible(String.valueOf(argument));
    }

    static StartFailure failure(String key, Object... arguments) {
        return new StartFailure(text(key, arguments));
    }
}
