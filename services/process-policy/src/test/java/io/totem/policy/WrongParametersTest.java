package io.totem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.platform.testing.ParameterWalk;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class WrongParametersTest {

    @Test
    void every_parameter_of_every_route_refuses_what_it_cannot_have() {
        assertThat(new ParameterWalk()
                        .free("search", "user", "container", "who", "process", "outcome")
                        .walk())
                .contains(
                        "page",
                        "size",
                        "verdict",
                        "port",
                        "sort",
                        "package",
                        "terminatable",
                        "kernel",
                        "ours",
                        "at",
                        "from",
                        "to",
                        "format",
                        "language",
                        "apply",
                        "platform",
                        "category");
    }
}
