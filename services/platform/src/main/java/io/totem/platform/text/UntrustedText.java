package io.totem.platform.text;

/**
 * Words that strangers wrote: process names, command lines, log lines, answers of sites. Escaping is the pages' work;
 * here what a reader could not see, or what would turn the rest of the line around, becomes its code point.
 */
public final class UntrustedText {

    private static final int LONGEST = 2_000;

    private UntrustedText() {}

    /** Cut after 2,000 characters. */
    public static String visible(String words) {
        String bounded = words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
        if (!hides(bounded)) {
            return bounded;
        }
        StringBuilder seen = new StringBuilder();
        bounded.codePoints().forEach(point -> {
            if (hidden(point)) {
                seen.append(String.format("\\u%04x", point));
            } else {
                seen.appendCodePoint(point);
            }
        });
        return seen.toString();
    }

    /** Whether a reader would not see all of it, or not in its order. */
    public static boolean hides(String words) {
        return words.codePoints().anyMatch(UntrustedText::hidden);
    }

    /** Unicode categories Cc, Cf, Zl, Zp, Co and lone surrogates. */
    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
