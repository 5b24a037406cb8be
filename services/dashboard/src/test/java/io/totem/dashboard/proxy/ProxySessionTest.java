package io.totem.dashboard.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.totem.dashboard.store.AuthStoreConfig;
import io.totem.dashboard.testing.People;
import io.totem.dashboard.testing.SigningKey;
import io.totem.platform.caller.Role;
import io.totem.platform.testing.MongoStore;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ProxySessionTest.BehindProxy.class)
@QuarkusTestResource(MongoStore.class)
@QuarkusTestResource(SigningKey.class)
class ProxySessionTest {

    public static class BehindProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("totem.dashboard.proxy.auth-request-enabled", "true");
        }
    }

    private static final String PATH = "/internal/session";

    @Inject
    People people;

    @Inject
    MongoClient client;

    @Inject
    AuthStoreConfig store;

    @Test
    void a_session_becomes_a_token_with_the_name_and_role_of_the_person() {
        String token = people.as(Role.OPERATOR)
                .header("X-Totem-Method", "GET")
                .get(PATH)
                .then()
                .statusCode(204)
                .extract()
                .header("X-Totem-Token");
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])))
                .contains("some-operator")
                .contains("\"aud\":\"services\"");
    }

    @Test
    void nobody_and_a_broken_cookie_get_no_token() {
        for (String cookie : new String[] {"", "garbage", "a".repeat(43)}) {
            RestAssured.given()
                    .header("X-Totem-Method", "GET")
                    .cookie("totem", cookie)
                    .get(PATH)
                    .then()
                    .statusCode(401)
                    .header("X-Totem-Token", nullValue());
        }
    }

    @Test
    void a_change_must_come_from_a_page_of_ours() {
        people.as(Role.ADMIN).header("X-Totem-Method", "POST").get(PATH).then().statusCode(403);
        people.as(Role.ADMIN)
                .header("X-Totem-Method", "DELETE")
                .header("Origin", "https://elsewhere.example")
                .get(PATH)
                .then()
                .statusCode(403);
        people.posting(Role.ADMIN)
                .header("X-Totem-Method", "POST")
                .get(PATH)
                .then()
                .statusCode(204);
        people.posting(Role.ADMIN)
                .header("X-Totem-Method", "POST")
                .header("Sec-Fetch-Site", "cross-site")
                .get(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void a_request_without_its_method_counts_as_a_change() {
        people.as(Role.ADMIN).get(PATH).then().statusCode(403);
    }

    @Test
    void a_disabled_person_changes_nothing_from_then_on() {
        String cookie = people.cookie(Role.ADMIN);
        people.posting(Role.ADMIN)
                .header("X-Totem-Method", "POST")
                .get(PATH)
                .then()
                .statusCode(204);
        enable(false);
        try {
            RestAssured.given()
                    .cookie("totem", cookie)
                    .header("Origin", "http://localhost:" + RestAssured.port)
                    .header("X-Totem-Method", "POST")
                    .get(PATH)
                    .then()
                    .statusCode(401);
        } finally {
            enable(true);
        }
    }

    private void enable(boolean enabled) {
        client.getDatabase(store.database())
                .getCollection("users")
                .updateOne(Filters.eq("_id", "some-admin"), Updates.set("enabled", enabled));
    }
}
