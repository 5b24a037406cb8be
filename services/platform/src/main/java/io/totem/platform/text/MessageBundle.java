package io.totem.platform.text;

import io.totem.api.text.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * The sentences of one module, from {@code texts/NAME_ko.properties} and {@code texts/NAME_en.properties} on the class
 * path (UTF-8, {@link MessageFormat} patterns: an apostrophe is doubled; a Korean particle that follows what is put in is written
 * in both forms, as {@code {0}이(가)}). It needs no framework, so pure functions can
 * speak. Reading fails at once when the two files do not hold the same keys.
 */
public final class MessageBundle {

    private final String name;
    private final Properties korean;
    private final Properties english;

    private MessageBundle(String name, Properties korean, Properties english) {
        this.name = name;
        this.korean = korean;
        this.english = english;
    }

    /** @param owner any class of the module whose texts they are */
    public static MessageBundle of(Class<?> owner, String name) {
        Properties korean = read(owner, name, "ko");
        Properties english = read(owner, name, "en");
        if (!korean.keySet().equals(english.keySet())) {
            throw new IllegalStateException("texts/" + name + ": the two languages differ in their keys");
        }
        return new MessageBundle(name, korean, english);
    }

    /**
     * @param arguments fill {0}, {1}, …; give numbers as text, already in the form a person reads; a {@link LocalizedText} is put
     *     in in the language of the sentence
     * @throws IllegalArgumentException when there is no such key
     */
    public LocalizedText text(String key, Object... arguments) {
        return new LocalizedText(
                format(korean, Locale.KOREAN, key, arguments), format(english, Locale.ENGLISH, key, arguments));
    }

    public Set<String> keys() {
        return Set.copyOf(english.stringPropertyNames());
    }

    private String format(Properties texts, Locale locale, String key, Object... arguments) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("texts/" + name + " has no key " + key);
        }
        boolean particles = KoreanParticles.hasMarks(pattern);
        Object[] spoken = Arrays.stream(arguments)
                .map(argument -> argument instanceof LocalizedText text ? text.in(locale) : argument)
                .map(argument -> particles && argument instanceof String word ? KoreanParticles.word(word) : argument)
                .toArray();
        String sentence = new MessageFormat(pattern, locale).format(spoken);
        return particles ? KoreanParticles.spoken(sentence) : sentence;
    }

    private static Properties read(Class<?> owner, String name, String language) {
        String path = "texts/" + name + "_" + language + ".properties";
        try (InputStream stream = owner.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            properties.replaceAll((_, pattern) -> KoreanParticles.marked((String) pattern));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
