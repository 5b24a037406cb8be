package io.totem.logs;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.OpenApiContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
class OpenApiTest {

    @Test
    void what_the_service_answers_and_takes_is_what_is_committed() throws IOException {
        OpenApiContract.assertIsAsCommitted("log-stream");
    }
}
