package io.totem.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No sentence of any module has a place inside a command: what comes into it would be typed into a shell as it is. A place
 * that holds a whole command of {@link Command}, as in {@code To see why: {0}}, is none.
 */
class PrintedCommandsTest {

    private static final Path SERVICES = Path.of("..");

    private static final String PROGRAMS =
            "(?:sudo|systemctl|journalctl|docker|nerdctl|podman|chmod|chown|chgrp|setfacl"
                    + "|usermod|kill|pkill|rm|mv|cp|ln|sed|grep|awk|du|df|ls|cat|namei|stat|find|tail|nginx|certbot|mysql|redis-cli"
                    + "|sv|s6-svc|supervisorctl|resolvectl|networkctl|nmcli|curl|make|mount|iptables|ufw|apt|dnf|apk)";

    /** A program, then words without the end of a sentence or of a clause, then a place. */
    private static final Pattern IN_A_SENTENCE =
            Pattern.compile("(?:^|[\\s=(`:])" + PROGRAMS + " [^.:;,()`{]{0,60}\\{[a-z0-9]");

    /** {@code "docker " + name} */
    private static final Pattern IN_JAVA = Pattern.compile("\"" + PROGRAMS + " [^\"]*\"\\s*\\+\\s*[a-zA-Z(]");

    /** The words of one, as far as they are written out, and what takes its operands. */
    private static final Pattern COMMAND = Pattern.compile(
            "Command\\.of\\(((?:\"[^\"]*\",?\\s*)+)[^)]*\\)\\)?\\s*\\.?\\s*(on\\(|onBare\\(|option\\(|)");

    @Test
    void no_sentence_and_no_template_has_a_place_inside_a_command() {
        assertThat(lines("/src/main/resources/(texts|messages|templates)/.*\\.(properties|html|txt)", IN_A_SENTENCE))
                .isEmpty();
        assertThat(lines("/src/main/java/.*Messages\\.java", IN_A_SENTENCE)).isEmpty();
    }

    @Test
    void no_class_glues_a_command() {
        assertThat(lines("/src/main/java/.*\\.java", IN_JAVA)).isEmpty();
    }

    @Test
    void a_glued_command_would_be_seen() {
        assertThat(IN_A_SENTENCE.matcher("x.cure=Start it: docker logs {0}").find())
                .isTrue();
        assertThat(IN_A_SENTENCE.matcher("Close it with: chmod 700 {0}").find()).isTrue();
        assertThat(IN_A_SENTENCE.matcher("로그에 있습니다: journalctl -u {0}").find()).isTrue();
        assertThat(IN_A_SENTENCE.matcher("To see why: {0}").find()).isFalse();
        assertThat(IN_JAVA.matcher("List.of(\"chmod o+x \" + folder.path())").find())
                .isTrue();
    }

    /**
     * A command is run as it is printed in a test of its own: its words stand there one after the other, behind them what ends the
     * options where it does so in print. The site doctor's are not listed: DoctorIT and SiteDoctorIT break things and execute
     * whatever is printed.
     */
    @Test
    void every_command_is_run_in_a_test() {
        String tests = text("/src/test/java/.*(?:Test|IT)\\.java")
                + text("/test/stack/src/test/java/.*IT\\.java")
                + text("/test/alpine/cases/[a-z]+").replace("apk audit --system", "\"apk\", \"audit\", \"--system\"");
        List<String> made = COMMAND.matcher(text("/src/main/java/(?!.*/doctor/).*\\.java"))
                .results()
                .map(PrintedCommandsTest::words)
                .distinct()
                .toList();
        assertThat(made).hasSizeGreaterThan(15);
        assertThat(made).filteredOn(words -> !tests.contains(words)).isEmpty();
    }

    private static String words(MatchResult command) {
        String fixed = command.group(1).replaceAll("\\s+", " ").strip().replaceAll(",$", "");
        return command.group(2).startsWith("on(") ? fixed + ", \"--\"" : fixed;
    }

    private static String text(String files) {
        Predicate<String> wanted = Pattern.compile(files).asPredicate();
        try (Stream<Path> all = Files.walk(SERVICES.resolve(".."))) {
            return all.filter(file -> wanted.test(file.toString()))
                    .flatMap(PrintedCommandsTest::read)
                    .map(String::strip)
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String files, Pattern such) {
        Predicate<String> wanted = Pattern.compile(files).asPredicate();
        try (Stream<Path> all = Files.walk(SERVICES)) {
            List<Path> found = all.filter(file -> wanted.test(file.toString())
                            && !file.toString().contains("/target/")
                            && !file.toString().contains("/node_modules/"))
                    .toList();
            assertThat(found).hasSizeGreaterThan(5);
            return found.stream()
                    .flatMap(file ->
                            read(file).filter(line -> such.matcher(line).find()).map(line -> file + ": " + line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
