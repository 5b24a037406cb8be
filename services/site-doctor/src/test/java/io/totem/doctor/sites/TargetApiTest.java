package io.totem.doctor.sites;

import static io.totem.doctor.testing.People.admin;
import static io.totem.doctor.testing.People.as;
import static io.totem.doctor.testing.People.operator;
import static io.totem.doctor.testing.People.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.platform.testing.RouteWalk;
import jakarta.inject.Inject;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
@TestProfile(TargetApiTest.Start.class)
public class TargetApiTest {

    /** What the stack's configuration brings, and a mistake in it. */
    public static final class Start implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "totem.doctor.most-targets", "4",
                    "totem.doctor.sites.console.name", "Totem",
                    "totem.doctor.sites.console.url", "https://localhost/",
                    "totem.doctor.sites.console.via", "nginx:443",
                    "totem.doctor.sites.console.own-certificate", "true",
                    "totem.doctor.sites.broken.name", "No address",
                    "totem.doctor.sites.broken.url", "gopher://localhost/");
        }
    }

    private static final String BLOG = """
            {"name": "Blog", "url": "https://blog.example/", "via": "nginx:8443", "status": 200, "text": "Hello",
             "certificateDays": 14, "ownCertificate": true, "upstream": "fastcgi://wordpress:9000",
             "ping": "http://nginx:8081/ping/wordpress", "errorLog": "docker: totem-nginx-1", "privateNetwork": true}
            """;

    @Inject
    ConfiguredSites start;

    @BeforeEach
    void the_store_is_prepared() {
        Awaitility.await()
                .until(() -> viewer().get("/api/doctor/targets/console").statusCode() == 200);
    }

    @Test
    void the_configured_target_is_there_once_and_does_not_come_back_when_it_was_deleted() {
        viewer().get("/api/doctor/targets/console")
                .then()
                .statusCode(200)
                .body("node", notNullValue())
                .body("name", equalTo("Totem"))
                .body("via", equalTo("nginx:443"))
                .body("ownCertificate", equalTo(true))
                .body("certificateDays", equalTo(7))
                .body("status", nullValue())
                .body("changedBy", nullValue())
                .body("lastRun", nullValue())
                .body("running", nullValue());
        viewer().get("/api/doctor/targets/broken").then().statusCode(404);
        admin().delete("/api/doctor/targets/console").then().statusCode(204);
        start.prepare();
        viewer().get("/api/doctor/targets/console").then().statusCode(404);
        admin().body("{\"name\": \"Totem\", \"url\": \"https://localhost/\", \"via\": \"nginx:443\"}")
                .put("/api/doctor/targets/console")
                .then()
                .statusCode(201);
    }

    @Test
    void a_target_is_the_admins_to_make_to_change_and_to_delete_and_everybody_sees_who_did() {
        operator().body(BLOG).put("/api/doctor/targets/blog").then().statusCode(403);
        admin().body(BLOG)
                .put("/api/doctor/targets/blog")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/doctor/targets/blog"))
                .body("id", equalTo("blog"))
                .body("name", equalTo("Blog"))
                .body("url", equalTo("https://blog.example/"))
                .body("via", equalTo("nginx:8443"))
                .body("status", equalTo(200))
                .body("text", equalTo("Hello"))
                .body("certificateDays", equalTo(14))
                .body("upstream", equalTo("fastcgi://wordpress:9000"))
                .body("ping", equalTo("http://nginx:8081/ping/wordpress"))
                .body("errorLog", equalTo("docker: totem-nginx-1"))
                .body("privateNetwork", equalTo(true))
                .body("changedBy", equalTo("ada"))
                .body("changedAt", notNullValue());
        String read = viewer().get("/api/doctor/targets/blog").asString();
        admin().body(read.replace("\"Blog\"", "\"Diary\""))
                .put("/api/doctor/targets/blog")
                .then()
                .statusCode(200)
                .body("name", equalTo("Diary"));
        as(InternalTokens.service())
                .get("/api/doctor/targets")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("blog"))
                .body("total", equalTo(2));
        operator().delete("/api/doctor/targets/blog").then().statusCode(403);
        admin().delete("/api/doctor/targets/blog").then().statusCode(204);
        admin().delete("/api/doctor/targets/blog").then().statusCode(404).body("errorCode", equalTo("TARGET_UNKNOWN"));
    }

    @Test
    void every_field_at_fault_is_named() {
        admin().body("""
                        {"name": " ", "url": "ftp://x/", "via": "http://x", "status": 99, "certificateDays": -1,
                         "upstream": "nothing", "ping": "pong", "errorLog": "/etc/shadow", "text": "two\\nlines"}
                        """)
                .put("/api/doctor/targets/Bad_Id")
                .then()
                .statusCode(400)
                .body("errorCode", equalTo("TARGET_INVALID"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "id",
                                "name",
                                "url",
                                "via",
                                "status",
                                "certificateDays",
                                "upstream",
                                "ping",
                                "errorLog",
                                "text"));
        admin().body("{\"name\": \"x\", \"url\": \"http://user:secret@x/\"}")
                .put("/api/doctor/targets/x")
                .then()
                .statusCode(400)
                .body("errors.field", contains("url"));
        admin().body("{\"name\": \"x\", \"url\": \"http://x/\", \"colour\": 1}")
                .put("/api/doctor/targets/x")
                .then()
                .statusCode(400)
                .body("errors.field", contains("colour"));
        admin().body("").put("/api/doctor/targets/x").then().statusCode(400);
        viewer().get("/api/doctor/targets").then().body("items.id", not(hasItem("x")));
    }

    @Test
    void fields_of_a_wrong_type_are_named_together_with_what_is_wrong_with_the_others() {
        admin().body("""
                        {"url": "ftp://x/", "via": ["nginx"], "status": "many", "ownCertificate": "perhaps", "colour": 1,
                         "errorLog": {"file": "x"}, "certificateDays": 400}
                        """)
                .put("/api/doctor/targets/x")
                .then()
                .statusCode(400)
                .body("errorCode", equalTo("BAD_REQUEST"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "name",
                                "url",
                                "via",
                                "status",
                                "ownCertificate",
                                "colour",
                                "errorLog",
                                "certificateDays"));
        for (String noObject : new String[] {"[1]", "\"x\"", "7"}) {
            admin().body(noObject)
                    .put("/api/doctor/targets/x")
                    .then()
                    .statusCode(400)
                    .body("errorCode", equalTo("BAD_REQUEST"))
                    .body("errors.field", hasItem("$"));
        }
        admin().body("{\"name\": ").put("/api/doctor/targets/x").then().statusCode(400);
        viewer().get("/api/doctor/targets").then().body("items.id", not(hasItem("x")));
    }

    @Test
    void no_more_than_so_many_targets_are_taken() {
        for (String id : new String[] {"one", "two", "three"}) {
            put(id, 201);
        }
        admin().body("{\"name\": \"n\", \"url\": \"http://n/\"}")
                .put("/api/doctor/targets/four")
                .then()
                .statusCode(409)
                .body("errorCode", equalTo("TOO_MANY_TARGETS"))
                .body("detail", containsString("4"));
        put("one", 200);
        for (String id : new String[] {"one", "two", "three"}) {
            admin().delete("/api/doctor/targets/" + id).then().statusCode(204);
        }
    }

    @Test
    void whoever_has_no_token_gets_nothing_anywhere() {
        Map<String, Map<String, Object>> paths =
                viewer().get("/q/openapi?format=json").then().extract().path("paths");
        assertThat(paths.keySet())
                .contains(
                        "/api/doctor/targets",
                        "/api/doctor/targets/{id}",
                        "/api/doctor/targets/{target}/runs",
                        "/api/doctor/runs/{run}");
        assertThat(RouteWalk.behindTheDoor(paths)).isNotEmpty().allMatch(answer -> answer.status() == 401);
    }

    private static void put(String id, int status) {
        admin().body("{\"name\": \"n\", \"url\": \"http://n/\"}")
                .put("/api/doctor/targets/" + id)
                .then()
                .statusCode(status);
    }
}
