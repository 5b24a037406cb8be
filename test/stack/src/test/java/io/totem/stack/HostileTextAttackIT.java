package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody may write into a log, or send to a page, costs no more than other text of its length. */
@Tag("long")
class HostileTextAttackIT {

    private static final int REQUESTS = 1_000;

    /** As much as nginx takes in one line of a request. */
    private static final int LENGTH = 7_000;

    /** Both tails are of one size, in one run; what is quadratic took hundreds of times as long. */
    private static final int MOST = 8;

    private static final Duration JITTER = Duration.ofMillis(500);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ-",
                "/mysql ",
                "token",
                "password=",
                "api-key",
                "--pass",
                "bearer ",
                "cookie:",
                "://a:",
                "'\"",
                "-----BEGIN PRIVATE KEY-----"
            })
    void the_tail_of_a_log_that_a_stranger_filled_is_as_quick_as_any_other(String piece) {
        fill("a");
        Duration ordinary = tail();
        fill(piece);
        assertThat(tail()).as(piece).isLessThan(ordinary.multipliedBy(MOST).plus(JITTER));
    }

    static Stream<String> addresses() {
        return Stream.of(
                "?%00",
                "?a=%",
                "?a=%zz",
                "?a=%ff",
                "?next=%00",
                "?next=%ed%a0%80",
                "?" + "a=b&".repeat(1_500),
                "%00",
                "/%00",
                "/%ff",
                "/%",
                ";x",
                "/%0d%0aX:%20y",
                "?next=http://[");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void no_address_that_a_stranger_asks_for_is_an_error_of_ours(String end) {
        for (String path : List.of("/login", "/", "/api/metrics/snapshot", "/health/dashboard", "/assets/x")) {
            assertThat(ask(path + end)).as(path + end).isNotEmpty().doesNotStartWith("5");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: =;;;=",
                "Cookie: __Host-totem=\"",
                "Cookie: totem-language=%00",
                "Accept: ;q=",
                "Accept: a/a/a",
                "Accept-Language: ;;q=1,,",
                "Accept-Language: zz-@@",
                "Content-Type: /",
                "Range: bytes=a-b",
                "If-Modified-Since: never",
                "Last-Event-ID: -1",
                "Authorization: Bearer ...",
                "Authorization: Basic !!!",
                "Expect: x",
                "Upgrade: h2c",
                "Forwarded: for=\"[",
                "Transfer-Encoding: nonsense",
                "Content-Length: -1"
            })
    void no_header_that_a_stranger_sends_is_an_error_of_ours(String header) {
        for (String path : List.of("/login", "/", "/api/metrics/snapshot")) {
            // 501 is nginx' own word for a coding of bodies that nobody knows.
            assertThat(ask(path, "-H", header))
                    .as(path + " " + header)
                    .isNotEmpty()
                    .satisfiesAnyOf(
                            status -> assertThat(status).doesNotStartWith("5"),
                            status -> assertThat(status).isEqualTo("501"));
        }
    }

    @Test
    void no_form_that_a_stranger_sends_is_an_error_of_ours() throws IOException {
        List<String> bodies = List.of(
                "a=b&".repeat(1_001),
                "a&".repeat(100_000),
                "language=%00&here=%00",
                "language=%",
                "here=%zz",
                "language=%ff",
                "x".repeat(1_500_000) + "=a",
                "--x\r\nContent-Disposition: form-data\r\n\r\nb");
        List<String> types = List.of(
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=nope",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/json",
                "/");
        for (String body : bodies) {
            Path file = Files.writeString(folder.resolve("body"), body, StandardCharsets.ISO_8859_1);
            for (String type : types) {
                String status = ask(
                        "/language",
                        "-H",
                        "Content-Type: " + type,
                        "-H",
                        "Origin: " + Stack.URL,
                        "-H",
                        "Expect:",
                        "--data-binary",
                        "@" + file);
                assertThat(status)
                        .as(type + " " + body.substring(0, Math.min(40, body.length())))
                        .isNotEmpty()
                        .doesNotStartWith("5");
            }
        }
    }

    /** In the address and in a header; whatever limit answers them, they are logged. */
    private static void fill(String piece) {
        String hostile = piece.repeat(LENGTH / piece.length());
        String path = hostile.replace("%", "")
                .replace(" ", "%20")
                .replace("\"", "%22")
                .replace("'", "%27");
        Docker.run(
                "curl",
                "-skZ",
                "--interface",
                OtherAddress.FROM,
                "--parallel-max",
                "20",
                "-o",
                "/dev/null",
                "-A",
                hostile,
                "-H",
                "Host: " + URI.create(Stack.URL).getAuthority(),
                "--resolve",
                "localhost:443:" + OtherAddress.DOOR,
                "https://localhost/nothing/[1-" + REQUESTS + "]/" + path.substring(0, Math.min(LENGTH, path.length())));
    }

    /** The best of three: the machine does other things, too. */
    private static Duration tail() {
        return IntStream.range(0, 3)
                .mapToObj(_ -> oneTail())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration oneTail() {
        String id = Docker.inspect("nginx").getString("Id");
        Response response = Stack.admin()
                .queryParam("source", "file:/host/docker/containers/" + id + "/" + id + "-json.log")
                .queryParam("lines", 500)
                .get("/api/logs/tail");
        assertThat(response.statusCode()).isEqualTo(200);
        return Duration.ofMillis(response.time());
    }

    private static String ask(String path, String... options) {
        List<String> command = new ArrayList<>(
                List.of("curl", "-skg", "--path-as-is", "--max-time", "30", "-o", "/dev/null", "-w", "%{http_code}"));
        command.addAll(List.of(options));
        command.add(Stack.URL + path);
        return Docker.run(command.toArray(String[]::new)).text().strip();
    }
}
