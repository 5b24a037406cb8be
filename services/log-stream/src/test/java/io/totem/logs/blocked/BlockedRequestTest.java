package io.totem.logs.blocked;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.logs.Reason;
import io.totem.logs.file.Fingerprint;
import io.totem.logs.file.RawLine;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedRequestTest {

    private static final String START = "203.0.113.9 - [2026-11-21T07:32:03+09:00] refused: ";

    @Test
    void a_refusal_has_the_time_and_the_reason() {
        assertThat(parse(START + "scanner \"GET /.env HTTP/2.0\" 404"))
                .contains(new BlockedRequest(Instant.parse("2026-11-20T22:32:03Z"), Reason.SCANNER));
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_is_understood(Reason reason) {
        assertThat(parse(START + reason.word() + " \"\" 400"))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void an_address_of_ipv6_is_an_address() {
        assertThat(parse("2001:db8::1 - [2026-11-21T07:32:03+00:00] refused: host \"x\""))
                .isPresent();
    }

    /** {@code GET /%0A203.0.113.9 - [2026-…] refused: scanner} of a file that is not there leaves exactly this. */
    @Test
    void a_line_of_the_error_log_is_a_visitors_own_and_counts_nothing() {
        String forged = START + "scanner \"GET /.env HTTP/2.0\" 404";
        assertThat(BlockedRequest.parse(line(forged, "stderr", false))).isEmpty();
        assertThat(parse(START + "scanner \",\"stream\":\"stderr\",\"")).isPresent();
    }

    @Test
    void neither_the_rest_of_a_line_nor_what_the_engine_did_not_write_counts() {
        String forged = START + "scanner \"GET /.env HTTP/2.0\" 404";
        assertThat(BlockedRequest.parse(line(forged, "stdout", true))).isEmpty();
        RawLine written = line(forged, "stdout", false);
        assertThat(BlockedRequest.parse(
                        new RawLine(written.text(), Optional.empty(), written.end(), written.anchor(), false, false)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "203.0.113.9 - [2026-11-21T07:32:03+00:00] \"GET https://x/ - [2026-11-21T07:32:03+00:00] refused: scanner \" 200",
                "203.0.113.9 - [2026-11-21T07:32:03+00:00] \"GET / HTTP/1.1\" 200 \"refused: scanner \"",
                "203.0.113.9 - [2026-11-21T07:32:03+00:00] refused: <script> \"",
                "203.0.113.9 - [2026-11-21T07:32:03+00:00] refused: nonsense \"",
                "203.0.113.9 - [2026-99-99T07:32:03+00:00] refused: scanner \"",
                "2026/11/21 07:33:02 [warn] 27#27: refused: scanner "
            })
    void what_a_stranger_writes_elsewhere_in_a_line_is_no_refusal(String line) {
        assertThat(parse(line)).isEmpty();
    }

    private static Optional<BlockedRequest> parse(String text) {
        return BlockedRequest.parse(line(text, "stdout", false));
    }

    private static RawLine line(String text, String stream, boolean rest) {
        return new RawLine(
                text, Optional.of(new RawLine.Written(stream, Instant.EPOCH)), 0, new Fingerprint(0, 0), rest, rest);
    }
}
