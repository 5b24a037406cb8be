package io.totem.policy.drop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.LogLines;
import io.totem.platform.testing.MongoStore;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.known.KnownProcesses;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    KnownProcesses dictionary;

    @Inject
    DropBox box;

    @ConfigProperty(name = "totem.policy.drop.folder")
    Path folder;

    @Test
    void a_dropped_file_is_reported_and_what_it_may_not_do_waits_for_an_admin() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
        Files.writeString(
                folder.resolve("mine.jsonl"), "{\"dropped-tool\": \"a tool\"}\nnonsense\n{\"nginx\": \"mine\"}\n");
        Files.writeString(folder.resolve("broken.json"), "[\n{]");
        await().atMost(Duration.ofSeconds(20)).until(() -> reports().size() == 2);

        assertThat(reports())
                .anySatisfy(report -> assertThat(report)
                        .startsWith("added 1, unchanged 0, proposed 1, rejected 1")
                        .contains("2: rejected", "3: proposed nginx"))
                .anySatisfy(report -> assertThat(report).startsWith("rejected").contains("line 2, column 2"));
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
        await().atMost(Duration.ofSeconds(20))
                .until(() -> rejected().stream()
                                .filter(name -> name.endsWith(".report.txt"))
                                .count()
                        == 3);

        assertThat(rejected()).anyMatch(name -> name.endsWith("packed.json.gz"));
        assertThat(rejected()).anyMatch(name -> name.endsWith("packed.json"));
        assertThat(rejected()).anyMatch(name -> name.endsWith("large.json"));
        assertThat(dictionary.findNow(Set.of("packed-tool"))).isEmpty();
    }

    /** Of the files of one test; others put theirs there, too. */
    private List<String> rejected() throws IOException {
        Path rejected = folder.resolve("rejected");
        if (!Files.exists(rejected)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(rejected)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains("packed") || name.contains("large"))
                    .toList();
        }
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

    private KnownProcess policy() {
        return dictionary.findNow(Set.of("dropped-tool")).orElseThrow();
    }

    private List<String> reports() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("mine.jsonl.report.txt")
                            || file.toString().endsWith("broken.json.report.txt"))
                    .map(DropApiTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }
}
