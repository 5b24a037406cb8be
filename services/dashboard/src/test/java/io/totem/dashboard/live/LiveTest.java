package io.totem.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiveTest extends PageTest {

    private final ObjectMapper json = new ObjectMapper();

    @TestHTTPResource("/")
    URI address;

    @Test
    void the_first_event_holds_every_part_in_the_readers_language_and_the_next_only_what_changed() throws Exception {
        List<JsonNode> events = events("events?kind=processes&search=x", 2);
        assertThat(ids(events.get(0))).containsExactly("standing", "counts", "list");
        assertThat(events.get(0).path("parts").get(2).path("html").asText())
                .contains("id=\"list\"", "바로 접근을 제한하세요", "&lt;script&gt;");
        assertThat(ids(events.get(1))).isEmpty();
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.path()).isEqualTo("/api/processes?search=x"));
    }

    @Test
    void what_was_made_for_others_before_a_page_was_opened_never_replaces_what_it_came_with() throws Exception {
        StubServices.answer("GET /api/processes", 503, "");
        assertThat(events("events?kind=processes&search=y", 1).getFirst().toString())
                .doesNotContain("data-row");
        StubServices.reset();
        assertThat(events("events?kind=processes&search=y", 1).getFirst().toString())
                .contains("data-row");
    }

    @Test
    void a_service_that_dies_is_told_in_its_part_and_the_stream_goes_on() throws Exception {
        StubServices.answer("GET /api/services", 503, "");
        List<JsonNode> events = events("events?kind=services", 2);
        assertThat(events.get(0).toString()).contains("metrics 서비스가 거절했습니다");
    }

    @Test
    void a_look_at_a_site_is_shown_stage_by_stage_and_its_end_says_where_the_page_goes_on() throws Exception {
        StubServices.answer("GET /api/doctor/runs/run-9", 200, GoldenDocuments.read("sites/run-running"));
        JsonNode under = events("events?kind=site-run&run=run-9", 1).getFirst();
        assertThat(ids(under)).containsExactly("standing", "verdict", "causes", "walk");
        assertThat(under.toString()).contains("진단하고 있습니다", "확인 중").doesNotContain("data-next-events");

        StubServices.reset();
        assertThat(events("events?kind=site-run&run=run-9", 1).getFirst().toString())
                .contains("data-next-events=\\\"/events?kind=status", "고치는 방법");
    }

    @Test
    void a_kind_of_page_nobody_knows_is_400_and_a_stranger_is_401() throws Exception {
        assertThat(ask("events?kind=nonsense", people.cookie(Role.VIEWER)).statusCode())
                .isEqualTo(400);
        assertThat(ask("events?kind=overview", "none").statusCode()).isEqualTo(401);
    }

    private List<JsonNode> events(String path, int count) throws IOException, InterruptedException {
        List<JsonNode> events = new ArrayList<>();
        HttpResponse<Stream<String>> response = ask(path, people.cookie(Role.OPERATOR));
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        try (Stream<String> lines = response.body()) {
            Iterator<String> next = lines.iterator();
            while (events.size() < count && next.hasNext()) {
                String line = next.next();
                if (line.startsWith("data:")) {
                    events.add(json.readTree(line.substring("data:".length())));
                }
            }
        }
        return events;
    }

    private HttpResponse<Stream<String>> ask(String path, String cookie) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Cookie", "totem=" + cookie)
                        .header("Accept", "text/event-stream")
                        .header("Accept-Language", "ko")
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
    }

    private static List<String> ids(JsonNode event) {
        return event.path("parts").findValuesAsText("id");
    }
}
