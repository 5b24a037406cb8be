package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessIdentityTest {

    @Test
    void what_is_written_can_be_read_again() {
        ProcessIdentity identity = new ProcessIdentity(ProcFixture.BOOT_ID, 1324, Long.MAX_VALUE);
        assertThat(ProcessIdentity.parse(identity.toString())).contains(identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1324",
                "abc:1324",
                "abc:0:5",
                "abc:01:5",
                "abc:-1:5",
                "abc:1:-5",
                "abc:9999999999:5",
                "abc:1:9999999999999999999",
                "xyz:1:5",
                ":1:5",
                "abc:1:5 ",
                "abc:1:5\n"
            })
    void anything_else_is_no_identity(String text) {
        assertThat(ProcessIdentity.parse(text)).isEmpty();
    }

    @Test
    void a_pid_that_no_process_can_have_is_refused() {
        assertThatThrownBy(() -> new ProcessIdentity("abc", 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProcessIdentity("abc", 5, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
