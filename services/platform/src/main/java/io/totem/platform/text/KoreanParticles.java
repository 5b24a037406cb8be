package io.totem.platform.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Particles whose form follows the sound before them: 이/가, 을/를, 은/는, 과/와, (으)로, (이)라고. A pattern writes both forms, as in
 * {@code {0}이(가)}; which one stands is known when the word is put in.
 *
 * <p>A syllable of Hangul has a final consonant or not, and a digit is read in Korean. Of a Latin word the last letter decides, as it
 * is mostly read: {@code nginx가}, {@code cron이}, {@code mysql이}. Marks and brackets at its end are not read.
 */
final class KoreanParticles {

    private record Particle(Pattern written, char mark, String afterConsonant, String afterVowel) {}

    /** Of the private use area (Unicode 23.5): no sentence has one, and a word that is put in loses its own. */
    private static final char FIRST_MARK = '\uE000';

    private static final List<Particle> PARTICLES = List.of(
            new Particle(Pattern.compile(" ?이\\(가\\)"), (char) (FIRST_MARK + 0), "이", "가"),
            new Particle(Pattern.compile(" ?을\\(를\\)"), (char) (FIRST_MARK + 1), "을", "를"),
            new Particle(Pattern.compile(" ?은\\(는\\)"), (char) (FIRST_MARK + 2), "은", "는"),
            new Particle(Pattern.compile(" ?과\\(와\\)"), (char) (FIRST_MARK + 3), "과", "와"),
            new Particle(Pattern.compile(" ?\\(으\\)로"), (char) (FIRST_MARK + 4), "으로", "로"),
            new Particle(Pattern.compile(" ?\\(이\\)"), (char) (FIRST_MARK + 5), "이", ""));

    private static final int WITH_RIEUL = 4;
    private static final char FIRST_SYLLABLE = '가';
    private static final char LAST_SYLLABLE = '힣';
    private static final int FINALS = 28;
    private static final int RIEUL = 8;
    private static final String DIGITS_ENDING_IN_A_CONSONANT = "013678";
    private static final String DIGITS_ENDING_IN_RIEUL = "178";
    private static final String LETTERS_ENDING_IN_A_CONSONANT = "lmn";

    private KoreanParticles() {}

    /** A pattern with a mark for each particle. */
    static String marked(String pattern) {
        String marked = pattern;
        for (Particle particle : PARTICLES) {
            marked = particle.written().matcher(marked).replaceAll(String.valueOf(particle.mark()));
        }
        return marked;
    }

    static boolean hasMarks(String text) {
        return text.chars().anyMatch(KoreanParticles::isMark);
    }

    /** A word to be put into a marked pattern. */
    static String word(String word) {
        return hasMarks(word)
                ? word.codePoints()
                        .map(character -> isMark(character) ? '\uFFFD' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : word;
    }

    /** The sentence with each mark spoken. */
    static String spoken(String marked) {
        StringBuilder spoken = new StringBuilder(marked.length() + PARTICLES.size());
        for (int i = 0; i < marked.length(); i++) {
            char character = marked.charAt(i);
            if (isMark(character)) {
                int number = character - FIRST_MARK;
                Particle particle = PARTICLES.get(number);
                boolean consonant = endsInConsonant(spoken, number != WITH_RIEUL);
                spoken.append(consonant ? particle.afterConsonant() : particle.afterVowel());
            } else {
                spoken.append(character);
            }
        }
        return spoken.toString();
    }

    private static boolean isMark(int character) {
        return character >= FIRST_MARK && character < FIRST_MARK + PARTICLES.size();
    }

    /** @param rieul whether ㄹ counts as one: not before 로 */
    private static boolean endsInConsonant(CharSequence text, boolean rieul) {
        int at = lastRead(text);
        if (at < 0) {
            return false;
        }
        char last = Character.toLowerCase(text.charAt(at));
        if (last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE) {
            int end = (last - FIRST_SYLLABLE) % FINALS;
            return end != 0 && (rieul || end != RIEUL);
        }
        boolean consonant = DIGITS_ENDING_IN_A_CONSONANT.indexOf(last) >= 0
                || LETTERS_ENDING_IN_A_CONSONANT.indexOf(last) >= 0
                || endsInNg(text, at);
        return consonant && (rieul || last != 'l' && DIGITS_ENDING_IN_RIEUL.indexOf(last) < 0);
    }

    /** Where the last letter stands that is read; −1 without one. What is explained in brackets right behind a word is not read. */
    private static int lastRead(CharSequence text) {
        int at = text.length() - 1;
        while (at >= 0 && text.charAt(at) != ')' && !Character.isLetterOrDigit(text.charAt(at))) {
            at--;
        }
        if (at >= 0 && text.charAt(at) == ')') {
            int open = opening(text, at);
            at = open > 0 && Character.isLetterOrDigit(text.charAt(open - 1)) ? open - 1 : at - 1;
        }
        while (at >= 0 && !Character.isLetterOrDigit(text.charAt(at))) {
            at--;
        }
        return at;
    }

    /** Of the bracket that is closed there; −1 where there is none. */
    private static int opening(CharSequence text, int close) {
        int depth = 0;
        for (int at = close; at >= 0; at--) {
            depth += text.charAt(at) == ')' ? 1 : text.charAt(at) == '(' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static boolean endsInNg(CharSequence text, int at) {
        return at > 0
                && Character.toLowerCase(text.charAt(at)) == 'g'
                && Character.toLowerCase(text.charAt(at - 1)) == 'n';
    }
}
