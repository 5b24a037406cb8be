package io.totem.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every Korean sentence of every module is read with words of each ending put in: the particle behind them has to follow. */
class KoreanParticlesTest {

    private static final Path SERVICES = Path.of("..");

    /** Stands behind what was put in. It is neither letter nor digit. */
    private static final char PUT_IN = '\u0001';

    /** The word, and whether a particle meets a consonant, and one that is not ㄹ. */
    private enum Sample {
        VOWEL("바다", false, false),
        CONSONANT("산", true, true),
        RIEUL("길", true, false),
        DIGIT_VOWEL("8002", false, false),
        DIGIT_CONSONANT("6379 3", true, true),
        DIGIT_RIEUL("81", true, false),
        LATIN("nginx", false, false),
        LATIN_CONSONANT("cron", true, true),
        BRACKETS("(sd-pam)", true, true),
        QUOTED("\"redis\"", false, false);

        final String word;
        final boolean consonant;
        final boolean hard;

        Sample(String word, boolean consonant, boolean hard) {
            this.word = word;
            this.consonant = consonant;
            this.hard = hard;
        }

        boolean agrees(String particle) {
            return switch (particle) {
                case "이", "을", "은", "과" -> consonant;
                case "가", "를", "는", "와" -> !consonant;
                case "으로" -> hard;
                case "로" -> !hard;
                default -> throw new IllegalArgumentException(particle);
            };
        }
    }

    private static final Pattern PARTICLE = Pattern.compile("(.)(\\((?:[^()]|\\([^()]*\\))*)?" + PUT_IN
            + "([)\"'\u2019\u201d]*) ?(이|가|을|를|은|는|과|와|으로|로)(?=[\\s.,:;]|$)");
    private static final Pattern BOTH_FORMS =
            Pattern.compile("이\\(가\\)|을\\(를\\)|은\\(는\\)|과\\(와\\)|와\\(과\\)|\\(으\\)|\\(이\\)");

    @Test
    void in_every_sentence_the_particle_follows_the_word_that_is_put_in() {
        List<String> wrong = new ArrayList<>();
        assertThat(sentences("texts")).hasSizeGreaterThan(500);
        sentences("texts").forEach((key, pattern) -> {
            for (Sample sample : Sample.values()) {
                String sentence = filled(pattern, sample);
                Matcher particle = PARTICLE.matcher(sentence);
                while (particle.find()) {
                    if (!follows(particle, sample)) {
                        wrong.add(key + ": " + sentence.replace(PUT_IN, '|'));
                    }
                }
                if (BOTH_FORMS.matcher(sentence).find()) {
                    wrong.add(key + " has both forms: " + sentence);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Those of pages are filled by others, who know no particles: they avoid them. */
    @Test
    void no_words_of_pages_have_both_forms() {
        Map<String, String> words = sentences("messages");
        assertThat(words).hasSizeGreaterThan(300);
        assertThat(words).allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(BOTH_FORMS));
    }

    /** Behind brackets it follows the word before them. */
    private static boolean follows(Matcher particle, Sample sample) {
        boolean closed = particle.group(3).contains(")") && particle.group(2) != null;
        char before = particle.group(1).charAt(0);
        return closed && before >= '가' && before <= '힣'
                ? ((before - '가') % 28 != 0) == Sample.CONSONANT.agrees(particle.group(4))
                : sample.agrees(particle.group(4));
    }

    @ParameterizedTest
    @CsvSource({
        "바다,바다가,바다를,바다는,바다로,바다라고",
        "산,산이,산을,산은,산으로,산이라고",
        "길,길이,길을,길은,길로,길이라고",
        "10,10이,10을,10은,10으로,10이라고",
        "1,1이,1을,1은,1로,1이라고",
        "nginx,nginx가,nginx를,nginx는,nginx로,nginx라고",
        "mysql,mysql이,mysql을,mysql은,mysql로,mysql이라고",
        "ping,ping이,ping을,ping은,ping으로,ping이라고",
        "a (1),a (1)이,a (1)을,a (1)은,a (1)로,a (1)이라고",
        "서버(nginx),서버(nginx)가,서버(nginx)를,서버(nginx)는,서버(nginx)로,서버(nginx)라고"
    })
    void each_particle_has_the_form_for_the_word(
            String word, String subject, String object, String topic, String way, String quote) {
        assertThat(spoken("{0}이(가)", word)).isEqualTo(subject);
        assertThat(spoken("{0} 을(를)", word)).isEqualTo(object);
        assertThat(spoken("{0}은(는)", word)).isEqualTo(topic);
        assertThat(spoken("{0}(으)로", word)).isEqualTo(way);
        assertThat(spoken("{0}(이)라고", word)).isEqualTo(quote);
    }

    @ParameterizedTest
    @ValueSource(strings = {"이(가)", "x 을(를) y", ")", "((((", "\uE000\uE001"})
    void what_somebody_wrote_stays_as_it_is(String word) {
        assertThat(spoken("<{0}>이(가)", word).replace('\uFFFD', '.'))
                .startsWith("<" + word.replaceAll("[\uE000-\uE001]", ".") + ">");
    }

    @Test
    void thousands_of_brackets_are_read_at_once() {
        assertThat(spoken("{0}이(가)", ")".repeat(20_000))).endsWith("가");
        assertThat(spoken("{0}이(가)", "()".repeat(20_000))).endsWith("가");
        assertThat(spoken("{0}이(가)", "(".repeat(20_000) + ")".repeat(20_000))).endsWith("가");
    }

    private static String spoken(String pattern, String word) {
        return KoreanParticles.spoken(new MessageFormat(KoreanParticles.marked(pattern), Locale.KOREAN)
                .format(new Object[] {KoreanParticles.word(word)}));
    }

    private static String filled(String pattern, Sample sample) {
        Object[] words = Collections.nCopies(10, sample.word + PUT_IN).toArray();
        return KoreanParticles.spoken(new MessageFormat(KoreanParticles.marked(pattern), Locale.KOREAN).format(words));
    }

    private static Map<String, String> sentences(String folder) {
        Map<String, String> sentences = new TreeMap<>();
        try (Stream<Path> all = Files.walk(SERVICES)) {
            all.filter(file -> file.toString().matches(".*/src/main/resources/" + folder + "/.*_ko\\.properties"))
                    .forEach(file -> read(file)
                            .forEach((key, text) -> sentences.put(file.getFileName() + " " + key, (String) text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private static Properties read(Path file) {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
