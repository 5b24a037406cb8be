package io.totem.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command is run by real shells, and what the program got is compared with what was meant. */
class CommandTest {

    /** Each of them once meant something to a shell. */
    private static final String[] NASTY = {
        "'", "\"", "$(", ")", "`", ";", "|", "&", "&&", "*", "?", "[a-z]", "~", "~root", "=", "-", "--", " ", "\\",
        "\\'", "'\\''", "!", "!!", "{a,b}", "{1..3}", "$HOME", "${IFS}", "#", "<", ">", ">>", "<(id)", "%", "^", "한글",
        "é", "🦉", "id", "PATH=", "/tmp/x", "\\n", "\\0", "$'", "(", "x"
    };

    private static final String SHOW = "show";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox"})
    void every_shell_gives_the_program_exactly_the_arguments_that_were_meant(String shell) throws Exception {
        Files.writeString(folder.resolve(SHOW), "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\n");
        assertThat(folder.resolve(SHOW).toFile().setExecutable(true)).isTrue();
        Random random = new Random(12);
        StringBuilder script = new StringBuilder();
        StringBuilder meant = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            String[] operands = hostile(random);
            Command command = Command.of(SHOW, "-v").on(operands).orElseThrow();
            script.append(command.text()).append('\n');
            command.arguments().stream()
                    .skip(1)
                    .forEach(each -> meant.append('<').append(each).append(">\n"));
        }
        assertThat(run(shell, script.toString())).isEqualTo(meant.toString());
    }

    private static String[] hostile(Random random) {
        String[] operands = new String[1 + random.nextInt(3)];
        for (int i = 0; i < operands.length; i++) {
            StringBuilder operand = new StringBuilder();
            for (int parts = random.nextInt(7); parts > 0; parts--) {
                operand.append(NASTY[random.nextInt(NASTY.length)]);
            }
            operands[i] = operand.toString();
        }
        return operands;
    }

    private String run(String shell, String script) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("script"), script);
        List<String> words = new ArrayList<>(List.of(shell));
        if (shell.equals("busybox")) {
            words.add("sh");
        }
        words.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":/usr/bin:/bin");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tmp/x\nid",
                "a\rb",
                "\u001b[2K\u001b[1Aecho good",
                "a\u0000b",
                "a\u007fb",
                "a\u009b31m",
                "a\u202eb",
                "a\u200bb",
                "a\u2028b",
                "a\ud800",
                "\udc00a",
                "a\u00adb",
                "\ue000",
                "\ufeffa",
                "\ud83d",
                "a\u0085b",
                "\u2066a"
            })
    void what_a_reader_cannot_see_makes_no_command(String operand) {
        assertThat(Command.of("ls").on(operand)).isEmpty();
        assertThat(Command.of("ls").on("good", operand)).isEmpty();
        assertThat(Command.of("ls").onBare(operand)).isEmpty();
        assertThat(Command.of("ls").option("width", operand)).isEmpty();
    }

    @Test
    void what_a_page_would_cut_makes_no_command() {
        assertThat(Command.of("ls").on("/" + "x".repeat(900))).isPresent();
        assertThat(Command.of("ls").on("/" + "x".repeat(1_000))).isEmpty();
        assertThat(Command.of("ls").on("'".repeat(300))).isEmpty();
    }

    @Test
    void an_operand_is_never_an_option() {
        assertThat(Command.of("docker", "start").on("-x").orElseThrow().text()).isEqualTo("docker start -- -x");
        assertThat(Command.of("sv", "down").onBare("-x")).isEmpty();
        assertThat(Command.of("sv", "down").onBare("/etc/sv/a b").orElseThrow().text())
                .isEqualTo("sv down '/etc/sv/a b'");
        assertThat(Command.of("journalctl")
                        .option("unit", "-o;id")
                        .orElseThrow()
                        .text())
                .isEqualTo("journalctl '--unit=-o;id'");
    }

    @Test
    void of_a_sequence_all_is_shown_or_nothing() {
        Optional<Command> good = Optional.of(Command.of("nginx", "-t"));
        assertThat(Command.sequence(good, good)).hasSize(2);
        assertThat(Command.sequence(good, Command.of("ls").on("\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a;b", "", "$x", "a=b", "a|b", "한글"})
    void the_fixed_words_are_plain_ones(String word) {
        assertThatThrownBy(() -> Command.of("ls", word)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_at_all_is_no_command() {
        assertThatThrownBy(Command::of).isInstanceOf(IllegalArgumentException.class);
        assertThat(Arrays.asList(NASTY)).doesNotHaveDuplicates();
    }
}
