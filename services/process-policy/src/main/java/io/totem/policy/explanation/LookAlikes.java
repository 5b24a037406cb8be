package io.totem.policy.explanation;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names that look like others. Letters of other scripts that cannot be told from Latin ones are after Unicode's
 * confusables (UTS 39), as far as they look like the letters, digits and marks of program names.
 */
final class LookAlikes {

    private static final Map<Integer, Character> LETTERS = letters(
            "аᴀɑα", "a", "ЬƄЪьβ", "b", "сϲᴄⅽ", "c", "ԁⅾժ", "d", "еєҽᴇ", "e", "ғƒ", "f", "ɡց", "g", "һհн", "h", "іıɪιⅰӏ",
            "i", "јϳ", "j", "κкᴋ", "k", "ⅼǀ", "l", "мᴍⅿ", "m", "пոηռ", "n", "оοօᴏσ", "o", "рρ", "p", "ԛզ", "q", "гᴦ",
            "r", "ѕꜱ", "s", "тτᴛ", "t", "υսᴜц", "u", "νѵᴠⅴ", "v", "ѡԝᴡ", "w", "хχⅹ", "x", "уүγყ", "y", "ᴢ", "z", "АΑ",
            "A", "ВΒ", "B", "СϹ", "C", "ЕΕ", "E", "НΗ", "H", "ІΙ", "I", "ЈЈ", "J", "КΚ", "K", "МΜ", "M", "ΝՆ", "N",
            "ОΟՕ", "O", "РΡ", "P", "Ѕ", "S", "ТΤ", "T", "ХΧ", "X", "ΥҮ", "Y", "ΖᏃ", "Z", "‐‑‒–—−", "-");

    /** Characters that show nothing though Unicode does not call them invisible. */
    private static final String BLANK = "\u2800\u3164\u115F\u1160\uFFA0";

    private LookAlikes() {}

    /** The plain names it may be taken for; none for a name that is plain itself. */
    static Set<String> of(String name) {
        String plain = plain(name);
        Set<String> alike = new LinkedHashSet<>();
        alike.add(plain);
        alike.add(withoutDots(plain));
        alike.addAll(withoutDigits(plain, 'l'));
        alike.addAll(withoutDigits(plain, 'i'));
        alike.remove(name);
        alike.remove("");
        return alike;
    }

    /** Without what nobody sees, compatibility forms made plain, and letters of other scripts put as Latin ones. */
    private static String plain(String name) {
        String visible = name.codePoints()
                .filter(character -> !isInvisible(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Normalizer.normalize(visible, Normalizer.Form.NFKC)
                .codePoints()
                .map(character -> LETTERS.getOrDefault(character, (char) 0) == 0 ? character : LETTERS.get(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Whether all its letters are those of ASCII. */
    static boolean isPlain(String name) {
        return name.chars().allMatch(character -> character < 0x80);
    }

    private static String withoutDots(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '.') {
            start++;
        }
        return name.substring(start);
    }

    /** {@code cr0nd}, {@code 1ogin}, {@code Iogind}, {@code systernd}: what stands for letters in the names of fakes. */
    private static List<String> withoutDigits(String name, char one) {
        String digits = name.replace('0', 'o').replace('1', one).replace('5', 's');
        return List.of(digits, digits.replace('I', 'l'), name.replace("rn", "m"), name.replace("vv", "w"));
    }

    /** Whether a person who reads the name misses part of it. */
    static boolean hidesSomething(String name) {
        return name.codePoints().anyMatch(LookAlikes::isInvisible) || !name.equals(name.strip());
    }

    /** With each of those as {@code U+200B}, and blanks at either end. */
    static String writtenOut(String name) {
        int first = name.length() - name.stripLeading().length();
        int last = name.stripTrailing().length();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int character = name.codePointAt(i);
            if (isInvisible(character) || i < first || i >= last) {
                shown.append("<U+%04X>".formatted(character));
            } else {
                shown.appendCodePoint(character);
            }
        }
        return shown.toString();
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> character != ' ';
            default -> BLANK.indexOf(character) >= 0;
        };
    }

    /** @param pairs what looks like a letter, and that letter, in turn */
    private static Map<Integer, Character> letters(String... pairs) {
        return IntStream.range(0, pairs.length / 2)
                .boxed()
                .flatMap(i -> pairs[2 * i]
                        .codePoints()
                        .boxed()
                        .map(character -> Map.entry(character, pairs[2 * i + 1].charAt(0))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }
}
