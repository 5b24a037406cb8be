package io.totem.dashboard.store;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.testing.SigningKey;
import io.totem.platform.testing.FreePort;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without its store the dashboard says so within three seconds. */
@QuarkusTest
@QuarkusTestResource(SigningKey.class)
@TestProfile(StoreDownTest.NoStore.class)
class StoreDownTest {

    private static final long MOST_MILLIS = 3_000;

    /** A port that was free a moment ago: nobody answers there. */
    public static final class NoStore implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.mongodb.connection-string", "mongodb://127.0.0.1:" + FreePort.find());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/processes", "/password", "/events?kind=status"})
    void a_page_of_somebody_with_a_session_says_it_as_a_page(String path) {
        String cookie = CookieKey.random().value();
        // The first question of a cold JVM loads classes; the time is that of the store.
        page(cookie).get(path);
        page(cookie)
                .get(path)
                .then()
                .statusCode(503)
                .time(lessThan(MOST_MILLIS))
                .body(containsString("store"));
    }

    @Test
    void a_login_says_it() {
        login();
        login().then().statusCode(503).time(lessThan(MOST_MILLIS));
    }

    private static Response login() {
        return given().redirects()
                .follow(false)
                .header("Origin", "http://localhost:" + RestAssured.port)
                .formParam("name", "ada")
                .formParam("password", "correct horse")
                .post("/login");
    }

    private static RequestSpecification page(String cookie) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .cookie("totem", cookie);
    }
}
