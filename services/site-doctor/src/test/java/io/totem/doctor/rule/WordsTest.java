package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Messages;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.port.Connection;
import io.totem.doctor.tls.TlsFacts;
import io.totem.doctor.upstream.PingFacts;
import io.totem.doctor.upstream.UnixFacts;
import io.totem.platform.text.MessageBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Set<String> KEYS =
            MessageBundle.of(Messages.class, "doctor").keys();
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\n]*)\"");
    /** What stands in the place of a key: of a sentence, or of a cause. */
    private static final Pattern SAID = Pattern.compile("(?:\\btext|Cause\\.of|say)\\(\\s*\"([A-Za-z._]+)\"\\s*[,)]");

    @Test
    void everything_that_can_be_seen_has_its_words() {
        assertThat(KEYS)
                .containsAll(named("tls.", TlsFacts.Trust.values()))
                .containsAll(named("port.", Connection.values()))
                .containsAll(named("unix.", UnixFacts.Answer.values()))
                .containsAll(named("ping.", PingFacts.Answer.values()))
                .containsAll(named("confidence.", words(Confidence.values())))
                .containsAll(named(
                        "stage.",
                        Arrays.stream(StageName.values()).map(StageName::word).toArray()));
        assertThat(KEYS)
                .containsAll(Stream.of(HttpFacts.Ending.values())
                        .filter(ending -> ending != HttpFacts.Ending.ANSWERED)
                        .map(ending -> "http." + ending)
                        .toList());
        assertThat(NameFacts.Answer.values()).hasSize(6);
    }

    @Test
    void every_cause_has_a_cure_in_both_languages() {
        Set<String> causes = new TreeSet<>(KEYS);
        causes.removeIf(key -> !key.matches("[A-Z_]+(\\.[A-Z_]+)?"));
        assertThat(causes)
                .hasSizeGreaterThan(20)
                .allSatisfy(code -> assertThat(KEYS).contains(code + ".cure"));
    }

    @Test
    void every_sentence_is_said_somewhere() {
        Set<String> literals = literals(LITERAL);
        assertThat(KEYS).allSatisfy(key -> assertThat(literals).as(key).anyMatch(literal -> isSaidBy(literal, key)));
    }

    @Test
    void everything_that_is_said_has_its_words() {
        assertThat(literals(SAID))
                .hasSizeGreaterThan(80)
                .allSatisfy(key -> assertThat(KEYS).contains(key));
    }

    /** Itself, or what begins it where the rest comes from an enumeration. */
    private static boolean isSaidBy(String literal, String key) {
        return key.equals(literal)
                || key.equals(literal + ".cure")
                || literal.matches("[A-Za-z_]+(\\.\\w+)*[._]") && key.startsWith(literal);
    }

    private static Set<String> literals(Pattern such) {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> found = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                such.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void both_languages_fill_the_same_places() {
        assertThat(KEYS).allSatisfy(key -> {
            LocalizedText words = Messages.text(key, "{0}", "{1}", "{2}", "{3}", "{4}", "{5}");
            assertThat(places(words.ko())).as(key).isEqualTo(places(words.en()));
        });
    }

    private static Set<String> places(String words) {
        Matcher places = PLACE.matcher(words);
        return new TreeSet<>(
                places.results().map(java.util.regex.MatchResult::group).toList());
    }

    private static Object[] words(Confidence[] all) {
        return Arrays.stream(all).map(Confidence::word).toArray();
    }

    private static java.util.List<String> named(String prefix, Object[] values) {
        return Arrays.stream(values).map(value -> prefix + value).toList();
    }
}
