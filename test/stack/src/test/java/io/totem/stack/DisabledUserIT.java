package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person who is disabled while logged in. */
class DisabledUserIT {

    private static final String NAME = "dora-" + System.currentTimeMillis();

    /** nginx keeps who asked for five seconds, the dashboard for another five. */
    private static final Duration CACHES = Duration.ofSeconds(12);

    private static String cookie;

    @BeforeAll
    static void somebodyIsLoggedIn() {
        cookie = People.loggedIn(NAME, "admin");
    }

    @Test
    void is_out_at_once_for_changes_and_within_the_caches_time_for_looking() {
        Map<String, String> nothing = Map.of();
        assertThat(dora().body(nothing).post("/api/policies").statusCode()).isEqualTo(400);
        assertThat(dora().get("/api/processes").statusCode()).isEqualTo(200);

        disable();

        assertThat(dora().body(nothing).post("/api/policies").statusCode()).isEqualTo(401);
        await().atMost(CACHES).until(() -> dora().get("/api/processes").statusCode() == 401);
        assertThat(dora().get("/api/metrics/snapshot").statusCode()).isEqualTo(401);
        assertThat(Stack.login(NAME, People.PASSWORD)).isEmpty();
    }

    private static RequestSpecification dora() {
        return People.inBrowser(cookie);
    }

    private static void disable() {
        Docker.Result result = Docker.exec(
                "mongodb",
                "sh",
                "-c",
                "mongosh --quiet -u root -p \"$(cat /run/secrets/mongodb_root_password)\" --authenticationDatabase admin --eval "
                        + "'db.getSiblingDB(\"totem_auth\").users.updateOne({_id: \"" + NAME
                        + "\"}, {$set: {enabled: false}}).modifiedCount'");
        assertThat(result.text().lines().toList().getLast()).isEqualTo("1");
    }
}
