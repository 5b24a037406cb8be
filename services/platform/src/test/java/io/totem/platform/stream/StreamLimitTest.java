package io.totem.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.totem.platform.caller.Role;
import io.totem.platform.testing.InternalTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
class StreamLimitTest {

    @TestHTTPResource("/api/probe/endless")
    URI endless;

    @Inject
    StreamConfig config;

    @Inject
    StreamSlots slots;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<InputStream> bodies = new ArrayList<>();

    @AfterEach
    void everybodyGoes() throws IOException {
        for (InputStream body : bodies) {
            body.close();
        }
        client.close();
        await().untilAsserted(() -> assertThat(slots.open()).isZero());
    }

    @Test
    void a_user_with_many_tabs_has_streams_for_all_and_no_flood_of_one_takes_them_from_others() throws IOException {
        assertThat(config.perUser()).isEqualTo(32);
        List<HttpResponse<InputStream>> flood = openAtOnce("grace", 190);
        assertThat(flood.stream().filter(answer -> answer.statusCode() == 200)).hasSize(32);
        List<HttpResponse<InputStream>> refused =
                flood.stream().filter(answer -> answer.statusCode() != 200).toList();
        for (HttpResponse<InputStream> answer : refused) {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(JsonPath.from(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                            .getString("errorCode"))
                    .isEqualTo("TOO_MANY_STREAMS");
        }
        assertThat(openAtOnce("linus", 12)).allMatch(answer -> answer.statusCode() == 200);
        assertThat(slots.open()).isEqualTo(44);
    }

    @Test
    void whoever_closes_a_stream_may_open_another() throws IOException {
        List<HttpResponse<InputStream>> open = openAtOnce("grace", 32);
        assertThat(openAtOnce("grace", 1).getFirst().statusCode()).isEqualTo(429);
        open.getFirst().body().close();
        await().untilAsserted(() ->
                assertThat(openAtOnce("grace", 1).getFirst().statusCode()).isEqualTo(200));
    }

    /** Those that are open have sent their first comment. */
    private List<HttpResponse<InputStream>> openAtOnce(String user, int count) {
        HttpRequest request = HttpRequest.newBuilder(endless)
                .header("Authorization", "Bearer " + InternalTokens.token(user, Role.VIEWER.groups()))
                .build();
        Stream<CompletableFuture<HttpResponse<InputStream>>> asked = IntStream.range(0, count)
                .mapToObj(number -> client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()));
        List<HttpResponse<InputStream>> answers =
                asked.toList().stream().map(CompletableFuture::join).toList();
        answers.forEach(answer -> bodies.add(answer.body()));
        answers.stream().filter(answer -> answer.statusCode() == 200).forEach(StreamLimitTest::awaitComment);
        return answers;
    }

    private static void awaitComment(HttpResponse<InputStream> answer) {
        try {
            assertThat(answer.body().read()).isEqualTo(':');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
