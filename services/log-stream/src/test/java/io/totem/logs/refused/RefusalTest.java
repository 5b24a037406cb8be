package io.totem.logs.refused;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    private static final String START = "{\"log\":\"203.0.113.9 - [2026-11-21T07:32:03+09:00] refused: ";
    private static final String END = "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-20T22:32:03.1Z\"}";

    @Test
    void a_refusal_has_the_time_and_the_reason() {
        assertThat(Refusal.parse(START + "scanner \\\"GET /.env HTTP/2.0\\\" 404" + END))
                .contains(new Refusal(Instant.parse("2026-11-20T22:32:03Z"), Reason.SCANNER));
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_is_understood(Reason reason) {
        assertThat(Refusal.parse(START + reason.word() + " \\\"\\\" 400" + END))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void an_address_of_ipv6_is_an_address() {
        assertThat(Refusal.parse("{\"log\":\"2001:db8::1 - [2026-11-21T07:32:03+00:00] refused: host \\\"x\\\"" + END))
                .isPresent();
    }

    /** {@code GET /%0A203.0.113.9 - [2026-…] refused: scanner} of a file that is not there leaves exactly this. */
    @Test
    void a_line_of_the_error_log_is_a_visitors_own_and_counts_nothing() {
        String forged = START + "scanner \\\"GET /.env HTTP/2.0\\\" 404" + END.replace("stdout", "stderr");
        assertThat(Refusal.parse(forged)).isEmpty();
        assertThat(Refusal.parse(START + "scanner \\\",\\\"stream\\\":\\\"stderr\\\",\\\"" + END))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"log\":\"",
                "203.0.113.9 - [2026-11-21T07:32:03+00:00] refused: scanner \"GET / HTTP/1.1\" 404",
                "{\"log\":\"203.0.113.9 - [2026-11-21T07:32:03+00:00] \\\"GET https://x/ - [2026-11-21T07:32:03+00:00] refused: scanner \\\" 200\\n\"}",
                "{\"log\":\"203.0.113.9 - [2026-11-21T07:32:03+00:00] \\\"GET / HTTP/1.1\\\" 200 \\\"refused: scanner \\\"\\n\"}",
                "{\"log\":\"203.0.113.9 - [2026-11-21T07:32:03+00:00] refused: <script> \\\"\\n\"}",
                "{\"log\":\"203.0.113.9 - [2026-11-21T07:32:03+00:00] refused: nonsense \\\"\\n\"}",
                "{\"log\":\"203.0.113.9 - [2026-99-99T07:32:03+00:00] refused: scanner \\\"\\n\"}",
                "{\"log\":\"2026/11/21 07:33:02 [warn] 27#27: refused: scanner \\n\"}"
            })
    void what_a_stranger_writes_elsewhere_in_a_line_is_no_refusal(String line) {
        assertThat(Refusal.parse(line)).isEmpty();
    }
}
