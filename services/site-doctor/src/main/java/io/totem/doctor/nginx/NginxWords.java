package io.totem.doctor.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** nginx' configuration, directive by directive: its words, without quotes, up to {@code ;}, <code>{</code> or <code>}</code>. */
final class NginxWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    private NginxWords(String text) {
        this.text = text;
    }

    static void each(String text, Consumer<List<String>> directives) {
        new NginxWords(text).read(directives);
    }

    private void read(Consumer<List<String>> directives) {
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '#') {
                skipLine();
            } else if (letter == '"' || letter == '\'') {
                at++;
                words.add(upTo(letter));
                at++;
            } else if (isEnd(letter)) {
                at++;
                end(directives);
            } else if (Character.isWhitespace(letter)) {
                at++;
            } else {
                words.add(plain());
            }
        }
    }

    private void end(Consumer<List<String>> directives) {
        if (!words.isEmpty()) {
            directives.accept(List.copyOf(words));
            words.clear();
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** A backslash hides the next letter. */
    private String upTo(char quote) {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            word.append(text.charAt(at));
            at++;
        }
        return word.toString();
    }

    private String plain() {
        int begin = at;
        while (at < text.length() && !isEnd(text.charAt(at)) && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean isEnd(char letter) {
        return letter == ';' || letter == '{' || letter == '}';
    }
}
