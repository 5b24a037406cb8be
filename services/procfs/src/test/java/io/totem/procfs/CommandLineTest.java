package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void arguments_keep_their_blanks_and_newlines() {
        assertThat(parse("sh\0-c\0echo a b\nc\0")).containsExactly("sh", "-c", "echo a b\nc");
    }

    @Test
    void an_empty_argument_in_the_middle_is_kept() {
        assertThat(parse("grep\0\0file\0")).containsExactly("grep", "", "file");
    }

    @Test
    void a_title_written_by_the_program_itself_loses_its_padding() {
        assertThat(parse("nginx: worker process\0\0\0\0\0")).containsExactly("nginx: worker process");
        assertThat(parse("postgres: writer")).containsExactly("postgres: writer");
    }

    @Test
    void nothing_is_no_argument() {
        assertThat(parse("")).isEmpty();
        assertThat(parse("\0\0")).isEmpty();
    }

    @Test
    void a_long_line_is_cut_at_four_kibibytes_also_inside_a_character() {
        assertThat(parse("한".repeat(5000)))
                .singleElement()
                .satisfies(argument -> assertThat(argument).startsWith("한한").hasSizeLessThanOrEqualTo(4096));
    }

    @Test
    void many_short_arguments_are_not_kept_one_by_one() {
        assertThat(parse("x\0".repeat(5000)))
                .hasSize(128)
                .startsWith("x", "x")
                .last()
                .satisfies(rest -> assertThat(rest).startsWith("x x").hasSize(4095 - 2 * 127));
        assertThat(CommandLine.parse(KernelText.of("x\0".repeat(5000)), 256)).hasSize(8);
    }

    private static List<String> parse(String text) {
        return CommandLine.parse(KernelText.of(text));
    }
}
