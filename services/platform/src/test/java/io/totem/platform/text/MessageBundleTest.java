package io.totem.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.api.text.LocalizedText;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageBundleTest {

    private final MessageBundle texts = MessageBundle.of(MessageBundleTest.class, "example");

    @Test
    void a_sentence_comes_in_both_languages_with_its_arguments() {
        LocalizedText text = texts.text("open", "6379");

        assertThat(text.in(Locale.KOREA)).isEqualTo("6379 포트가 외부에 열려 있습니다.");
        assertThat(text.in(Locale.ENGLISH)).isEqualTo("Port 6379 is open to others; that's a risk.");
    }

    @Test
    void an_argument_is_never_read_as_a_pattern() {
        assertThat(texts.text("open", "{0}'<b>").en()).isEqualTo("Port {0}'<b> is open to others; that's a risk.");
    }

    @Test
    void an_unknown_key_is_an_error_and_so_are_files_whose_keys_differ() {
        assertThatThrownBy(() -> texts.text("nothing")).hasMessageContaining("nothing");
        assertThatThrownBy(() -> MessageBundle.of(MessageBundleTest.class, "uneven"))
                .hasMessageContaining("differ");
    }
}
