package io.totem.doctor;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.platform.testing.hostile.HostileWalk;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class HostileRequestTest {

    private static final List<String> FOR_STRANGERS = List.of("/health/site-doctor", "/api/doctor/targets", "/nothing");

    @TestHTTPResource("/")
    URI server;

    @Test
    void no_request_of_a_stranger_is_a_failure_of_ours() throws IOException {
        new HostileWalk(server)
                .heads(FOR_STRANGERS)
                .bodies("POST", FOR_STRANGERS)
                .noHttp()
                .assertNoneFailed();
    }

    @Test
    void no_request_of_a_viewer_is_a_failure_of_ours() throws IOException {
        new HostileWalk(server, "Authorization: Bearer " + InternalTokens.viewer())
                .heads(HostileWalk.routes("get"))
                .assertNoneFailed();
    }

    @Test
    void no_body_that_an_admin_sends_is_a_failure_of_ours() throws IOException {
        new HostileWalk(server, "Authorization: Bearer " + InternalTokens.admin())
                .bodies("POST", HostileWalk.routes("post"))
                .bodies("PUT", HostileWalk.routes("put"))
                .bodies("DELETE", HostileWalk.routes("delete"))
                .assertNoneFailed();
    }
}
