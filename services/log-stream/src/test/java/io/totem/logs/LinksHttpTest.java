package io.totem.logs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.totem.logs.file.Unprivileged;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.Intruder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What the FTP user puts in place of a dropped log: shown by none of the ways to a log. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
class LinksHttpTest {

    private static final String SECRET = "a-password";

    private Path log;
    private Path secret;

    @BeforeEach
    void aLog(TestInfo test) throws IOException {
        log = LogFolder.drop()
                .resolve(test.getTestMethod().orElseThrow().getName().hashCode() + ".log");
        Files.writeString(log, "one\n");
        secret = LogFolder.root().resolve("secret.log");
        Files.writeString(secret, SECRET + "\n");
    }

    @Test
    void a_log_that_becomes_a_link_while_it_is_followed_ends_and_so_does_a_cursor() throws Exception {
        try (EventReader reader = EventReader.open(RestAssured.port, InternalTokens.operator(), id(log), "&lines=5")) {
            await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("one"));
            String cursor = reader.lastId();
            replaceByLink(log, secret);
            await().until(reader::isOver);
            assertThat(reader.texts()).containsExactly("one");
            assertThat(status(log)).isEqualTo(403);
            try (EventReader later = EventReader.resume(RestAssured.port, InternalTokens.operator(), id(log), cursor)) {
                assertThat(later.status()).isEqualTo(403);
            }
        }
    }

    @Test
    void a_link_called_like_an_older_log_is_not_taken_for_one() throws Exception {
        try (EventReader first = EventReader.open(RestAssured.port, InternalTokens.operator(), id(log), "&lines=5")) {
            await().untilAsserted(() -> assertThat(first.texts()).containsExactly("one"));
            Files.createSymbolicLink(Path.of(log + ".1"), secret);
            Files.createLink(Path.of(log + ".2"), secret);
            // The place of the last line in the secret: as if that were the older log.
            String cursor = cursorOf(secret);
            try (EventReader resumed =
                    EventReader.resume(RestAssured.port, InternalTokens.operator(), id(log), cursor)) {
                await().untilAsserted(() -> assertThat(resumed.texts()).contains("one"));
                assertThat(resumed.texts()).doesNotContain(SECRET);
            }
            assertThat(status(Path.of(log + ".1"))).isEqualTo(403);
            assertThat(status(Path.of(log + ".2"))).isEqualTo(403);
        }
    }

    @Test
    void links_are_listed_as_such_without_size_time_or_name_of_what_they_lead_to() throws IOException {
        replaceByLink(log, secret);
        Path folder = LogFolder.drop().resolve("folder");
        Files.createSymbolicLink(folder, LogFolder.root());
        String source = "items.find { it.name == 'drop: " + log.getFileName() + "' }.";
        given().header("Authorization", "Bearer " + InternalTokens.operator())
                .get("/api/logs/sources?size=500&search=drop:")
                .then()
                .statusCode(200)
                .body(source + "readable", equalTo(false))
                .body(source + "sizeBytes", equalTo(null))
                .body(source + "modifiedAt", equalTo(null))
                .body(not(containsString("folder/secret.log")));
    }

    @Test
    void a_folder_that_is_swapped_while_it_is_walked_leads_to_no_other() throws Exception {
        Unprivileged.letIn(LogFolder.drop().getParent());
        Path box = Files.createDirectories(LogFolder.drop().resolve("box"));
        Files.writeString(LogFolder.outside().resolve("neighbour"), "x");
        Path outside = Files.writeString(LogFolder.outside().resolve("hidden"), SECRET);
        try (Intruder intruder = Intruder.swapping(box, "door", outside)) {
            for (int round = 0; round < 500; round++) {
                Response sources = given().header("Authorization", "Bearer " + InternalTokens.operator())
                        .get("/api/logs/sources?size=500&search=box");
                List<String> names = sources.jsonPath().getList("items.name");
                assertThat(names).noneMatch(name -> name.contains("neighbour"));
            }
            assertThat(intruder.isAlive()).isTrue();
        }
    }

    private static void replaceByLink(Path log, Path target) throws IOException {
        Path link = Files.createSymbolicLink(Path.of(log + "-link"), target);
        Files.move(link, log, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String cursorOf(Path log) {
        return tail(log).jsonPath().getString("lines[0].cursor");
    }

    private static int status(Path log) {
        Response answer = tail(log);
        assertThat(answer.asString()).doesNotContain(SECRET);
        return answer.statusCode();
    }

    private static Response tail(Path log) {
        return given().header("Authorization", "Bearer " + InternalTokens.operator())
                .queryParam("source", id(log))
                .get("/api/logs/tail");
    }

    private static String id(Path log) {
        return "file:" + log;
    }
}
