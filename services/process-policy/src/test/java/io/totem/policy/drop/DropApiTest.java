package io.totem.policy.drop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.LogLines;
import io.totem.platform.testing.MongoStore;
import io.totem.policy.known.ProcessPolicies;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DropApiTest.WithFolder.class)
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class DropApiTest {

    public static final class WithFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of(
                        "totem.policy.drop.folder",
                        Files.createTempDirectory("drop").toString(),
                        "totem.policy.drop.every",
                        "1s");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    ProcessPolicies dictionary;

    @Inject
    DropBox box;

    @Inject
    DropReports drops;

    @Inject
    DropConfig config;

    @Inject
    TakenFiles remembered;

    @Inject
    DropIntake intake;

    @ConfigProperty(name = "totem.policy.drop.folder")
    Path folder;

    @Test
    void a_dropped_file_is_reported_and_what_it_may_not_do_waits_for_an_admin() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
        byte[] mine =
                "{\"dropped-tool\": \"a tool\"}\nnonsense\n{\"nginx\": \"mine\"}\n".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("mine.jsonl"), mine);
        Files.writeString(folder.resolve("broken.json"), "[\n{]");

        JsonPath taken = report("mine.jsonl");
        assertThat(taken.getMap(""))
                .containsEntry("added", 1)
                .containsEntry("unchanged", 0)
                .containsEntry("proposed", 1)
                .containsEntry("rejected", 1)
                .containsEntry("moreLines", 0)
                .containsEntry("sizeBytes", mine.length)
                .containsEntry("sha256", DroppedFile.sha256(mine))
                .containsEntry("refusal", null);
        assertThat(taken.getList("lines.line")).containsExactly(2, 3, 1);
        assertThat(taken.getList("lines.result")).containsExactly("rejected", "proposed", "added");
        assertThat(taken.getString("lines[1].reason.ko")).contains("제안");
        JsonPath refused = report("broken.json");
        assertThat(refused.getString("refusal.en")).contains("line 2, column 2");
        assertThat(refused.getString("refusal.ko")).contains("2번째");
        assertThat(names(folder)).as("the folder stays as it is").contains("mine.jsonl", "broken.json");
        assertThat(policy().policy().terminatable()).isFalse();
        assertThat(policy().origin().word()).isEqualTo("import");

        String id = as(InternalTokens.viewer())
                .get("/api/policies/proposals")
                .jsonPath()
                .getString("items.find { it.policy.name == 'dropped-tool' }.id");
        as(InternalTokens.operator())
                .post("/api/policies/proposals/" + id + "/acceptance")
                .then()
                .statusCode(403);
        as(InternalTokens.admin())
                .post("/api/policies/proposals/" + id + "/acceptance")
                .then()
                .statusCode(200);
        assertThat(policy().policy().terminatable()).isTrue();
        as(InternalTokens.admin())
                .post("/api/policies/proposals/" + id + "/acceptance")
                .then()
                .statusCode(404);

        String other = as(InternalTokens.viewer())
                .get("/api/policies/proposals")
                .jsonPath()
                .getString("items.find { it.policy.name == 'nginx' }.id");
        as(InternalTokens.admin())
                .delete("/api/policies/proposals/" + other)
                .then()
                .statusCode(204);
    }

    @Test
    void an_archive_is_never_opened_and_a_file_that_is_too_large_never_read_whole() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"packed-tool\": \"a tool\"}".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("packed.json.gz"), packed.toByteArray());
        Files.write(folder.resolve("packed.json"), packed.toByteArray());
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.json").toFile(), "rw")) {
            large.setLength(100L << 20);
        }
        for (String name : List.of("packed.json.gz", "packed.json", "large.json")) {
            assertThat(report(name).getString("refusal.en")).as(name).isNotBlank();
        }
        assertThat(report("large.json").getString("sha256")).as("never read").isNull();
        assertThat(dictionary.findNow(Set.of("packed-tool"))).isEmpty();
    }

    @Test
    void a_file_is_taken_once_however_often_it_is_touched_and_again_when_it_was_away() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
        Path file = Files.writeString(folder.resolve("once.jsonl"), "{\"once-tool\": \"a tool\"}\n");
        report("once.jsonl");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        look(3);
        assertThat(reports("once.jsonl")).hasSize(1);
        DropBox restarted = new DropBox(config, remembered, drops, intake, Clock.systemUTC());
        for (int look = 0; look < 3; look++) {
            restarted.look();
        }
        assertThat(reports("once.jsonl")).as("also after a restart").hasSize(1);
        Files.delete(file);
        look(1);
        Files.writeString(file, "{\"once-tool\": \"a tool\"}\n");
        look(2);
        assertThat(reports("once.jsonl")).hasSize(2);
        Files.writeString(file, "{\"once-tool\": \"another\"}\n");
        look(2);
        assertThat(reports("once.jsonl")).as("new content").hasSize(3);
    }

    @Test
    void links_and_fifos_are_refused_and_what_lies_behind_them_is_untouched() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
        Path outside = Files.createTempDirectory("outside");
        Path secret = Files.writeString(outside.resolve("secret"), "{\"leaked-tool\": \"a secret\"}");
        Files.createSymbolicLink(folder.resolve("link.json"), secret);
        Files.createLink(folder.resolve("hard.json"), secret);
        Files.createSymbolicLink(folder.resolve("rejected"), outside);
        Files.createSymbolicLink(folder.resolve("imported"), outside);
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("fifo.json").toString())
                        .start()
                        .waitFor())
                .isZero();
        for (String name : List.of("link.json", "hard.json", "fifo.json", "rejected", "imported")) {
            assertThat(report(name).getString("refusal.en")).as(name).contains("no plain file");
        }
        assertThat(names(outside)).containsExactly("secret");
        assertThat(dictionary.findNow(Set.of("leaked-tool"))).isEmpty();
    }

    @Test
    void a_report_is_bounded_whatever_the_file_holds() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
        Files.writeString(folder.resolve("long.jsonl"), ("{\"" + "n".repeat(5_000) + "\u001b\": 1}\n").repeat(300));
        JsonPath report = report("long.jsonl");
        assertThat(report.getList("lines")).hasSize(DropReportMaker.MOST_LINES);
        assertThat(report.getInt("moreLines")).isEqualTo(200);
        assertThat(report.getString("lines[0].name")).hasSizeLessThan(200).doesNotContain("\u001b");
    }

    @Test
    void reports_are_for_whoever_sees_proposals_and_in_pages() {
        given().get("/api/policies/drops").then().statusCode(401);
        as(InternalTokens.viewer()).get("/api/policies/drops?size=1").then().statusCode(200);
        as(InternalTokens.viewer()).get("/api/policies/drops?size=9999").then().statusCode(400);
    }

    @Test
    void a_folder_that_cannot_be_used_is_said_once_and_used_again_when_it_can() throws IOException {
        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        try (LogLines log = new LogLines(DropBox.class)) {
            Files.move(folder, away);
            Files.writeString(folder, "not a folder");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> log.warnings().stream().anyMatch(line -> line.contains(folder.toString())));
            box.look();
            box.look();
            assertThat(log.all())
                    .filteredOn(line -> line.contains("dropped policies"))
                    .hasSize(1);
        } finally {
            Files.delete(folder);
            Files.move(away, folder);
        }
        Files.writeString(folder.resolve("later.jsonl"), "{\"later-tool\": \"a tool\"}\n");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> dictionary.findNow(Set.of("later-tool")).isPresent());
    }

    private ProcessPolicy policy() {
        return dictionary.findNow(Set.of("dropped-tool")).orElseThrow();
    }

    /** Two looks find a file unchanged; the scheduler's own may come between. */
    private void look(int times) {
        for (int look = 0; look < times; look++) {
            box.look();
        }
    }

    /** The newest of a file, once there is one. */
    private static JsonPath report(String file) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !reports(file).isEmpty());
        return as(InternalTokens.viewer())
                .get("/api/policies/drops?size=500")
                .jsonPath()
                .setRootPath("items.find { it.file == '" + file + "' }");
    }

    private static List<Map<String, Object>> reports(String file) {
        return as(InternalTokens.viewer())
                .get("/api/policies/drops?size=500")
                .jsonPath()
                .getList("items.findAll { it.file == '" + file + "' }");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }
}
