package io.totem.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.stream.StreamSlots;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.hostile.HostileWalk;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
class HostileRequestTest {

    private static final List<String> FOR_STRANGERS = List.of("/health/platform", "/api/probe/caller", "/nothing");

    @TestHTTPResource("/")
    URI server;

    @Inject
    StreamSlots slots;

    @Test
    void no_request_of_a_stranger_is_a_failure_of_ours() throws IOException {
        new HostileWalk(server)
                .heads(FOR_STRANGERS)
                .bodies("POST", FOR_STRANGERS)
                .bodies("POST", List.of("/api/probe/form", "/api/probe/forms"))
                .noHttp()
                .assertNoneFailed();
    }

    @Test
    void no_request_of_a_viewer_is_a_failure_of_ours() throws IOException {
        new HostileWalk(server, "Authorization: Bearer " + InternalTokens.viewer())
                .heads(HostileWalk.routes("get").stream()
                        .filter(route -> !route.equals("/api/probe/failure"))
                        .toList())
                .assertNoneFailed();
        await().untilAsserted(() -> assertThat(slots.open()).isZero());
    }

    @Test
    void no_body_that_an_admin_sends_is_a_failure_of_ours() throws IOException {
        new HostileWalk(server, "Authorization: Bearer " + InternalTokens.admin())
                .bodies("POST", HostileWalk.routes("post"))
                .assertNoneFailed();
    }
}
