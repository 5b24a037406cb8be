package io.totem.dashboard.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.totem.platform.testing.MongoStore;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/** A test of pages: people who are logged in, and services that answer as recorded until the test says otherwise. */
@QuarkusTestResource(MongoStore.class)
@QuarkusTestResource(SigningKey.class)
@QuarkusTestResource(StubServices.class)
public abstract class PageTest {

    @Inject
    protected People people;

    @BeforeEach
    void servicesAnswer() {
        StubServices.reset();
    }
}
