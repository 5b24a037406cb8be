package io.totem.policy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.LogLines;
import io.totem.platform.testing.MongoStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an import that means no good gets to hear over HTTP. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class HostileImportTest {

    private static final long HUNDRED_MEGABYTES = 100L << 20;

    @TestHTTPResource("/api/policies/import?apply=true")
    URI imports;

    private final LogLines log = new LogLines("");

    @AfterEach
    void nothing_of_it_is_an_error_in_the_log() {
        log.close();
        assertThat(log.all()).noneMatch(line -> line.startsWith("ERROR") || line.startsWith("SEVERE"));
    }

    @Test
    void a_hundred_megabytes_are_refused_with_a_sentence_whether_they_say_their_length_or_not() throws Exception {
        BodyPublisher untold = BodyPublishers.ofInputStream(() -> new Spaces(HUNDRED_MEGABYTES));
        for (BodyPublisher body :
                new BodyPublisher[] {untold, BodyPublishers.fromPublisher(untold, HUNDRED_MEGABYTES)}) {
            HttpResponse<String> answer = post("application/json", body);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"errorCode\":\"TOO_LARGE\"", "At most 2 MB");
        }
    }

    @ParameterizedTest
    @CsvSource({"[, 500000, 1, 14", "'{\"a\":', 100000, 1, 62"})
    void a_nested_bomb_is_refused_with_the_place_where_it_got_too_deep(String piece, int times, int line, int column)
            throws Exception {
        HttpResponse<String> answer = post("application/json", BodyPublishers.ofString(piece.repeat(times)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("IMPORT_UNREADABLE", "line " + line + ", column " + column);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, 1, 1", "UTF-16LE, 1, 2", "EUC-KR, 2, 7", "windows-1252, 2, 7"})
    void another_encoding_is_refused_with_the_place_of_the_first_byte_that_is_wrong(
            String encoding, int line, int column) throws Exception {
        String text = "name,description\ntool, " + (encoding.startsWith("w") ? "é" : "한글") + "\n";
        HttpResponse<String> answer = post("text/csv", BodyPublishers.ofByteArray(text.getBytes(encoding)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("IMPORT_UNREADABLE", "line " + line + ", column " + column);
    }

    private HttpResponse<String> post(String type, BodyPublisher body) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(imports)
                            .header("Authorization", "Bearer " + InternalTokens.admin())
                            .header("Accept-Language", "en")
                            .header("Content-Type", type)
                            .timeout(Duration.ofSeconds(40))
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    /** So many of them, without holding any. */
    private static final class Spaces extends InputStream {

        private long left;

        Spaces(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }
    }
}
