package io.totem.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.ParameterWalk;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
class WrongParametersTest {

    @Test
    void every_parameter_of_every_route_refuses_what_it_cannot_have() throws IOException {
        Files.writeString(LogFolder.root().resolve("some.log"), "line\n");
        assertThat(new ParameterWalk()
                        .free("search", "source")
                        .given("source", "file:" + LogFolder.root().resolve("some.log"))
                        .walk())
                .contains("page", "size", "lines", "level", "cursor", "Last-Event-ID");
    }
}
