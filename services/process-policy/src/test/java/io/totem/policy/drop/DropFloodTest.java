package io.totem.policy.drop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.LogLines;
import io.totem.platform.testing.MongoStore;
import io.totem.policy.Messages;
import io.totem.policy.PolicyError;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.store.PolicyDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with FTP's password puts thousands of files into the box. */
@QuarkusTest
@TestProfile(DropFloodTest.WithFolder.class)
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class DropFloodTest {

    private static final int MOST_LYING = 1_000;

    public static final class WithFolder implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of(
                        "totem.policy.drop.folder",
                        Files.createTempDirectory("drop").toString(),
                        "totem.policy.drop.every",
                        "1h",
                        "totem.policy.drop.files",
                        Integer.toString(MOST_LYING));
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
    TakenFiles remembered;

    @Inject
    DropReports reports;

    @Inject
    PolicyDatabase database;

    @ConfigProperty(name = "totem.policy.drop.folder")
    Path folder;

    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
    }

    @AfterEach
    void emptied() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        box.look();
    }

    @Test
    void hundreds_of_files_keep_an_honest_one_waiting_for_some_looks_and_fill_neither_log_nor_list()
            throws IOException {
        flood("a-first", 900, ".txt");
        Files.writeString(folder.resolve("honest.jsonl"), "{\"honest-tool\": \"a tool\"}\n");
        try (LogLines log = new LogLines(DropBox.class)) {
            lookUntil(20, () -> !items("file == 'honest.jsonl'").isEmpty());
            assertThat(log.all()).filteredOn(line -> line.contains("a-first")).hasSizeBetween(5, 20);
        }
        List<Map<String, Object>> flood = items("file.startsWith('a-first')");
        assertThat(flood).hasSize(DropReportMaker.KEPT_WITHOUT_EFFECT);
        assertThat(flood.stream().mapToInt(row -> (int) row.get("count")).sum())
                .as("none is lost count of")
                .isEqualTo(900);
    }

    @Test
    void a_flood_of_one_kind_pushes_out_no_report_of_another() throws IOException {
        Files.writeString(folder.resolve("deed.jsonl"), "{\"deed-tool\": \"a tool\"}\n");
        Files.writeString(folder.resolve("broken.json"), "[\n{]");
        look(2);
        for (int round = 0; round < 3; round++) {
            flood("flood-" + round + "-", 300, ".txt");
            look(2);
            emptied();
        }
        assertThat(items("file == 'deed.jsonl'")).hasSize(1);
        assertThat(items("file == 'broken.json'")).hasSize(1);
    }

    /** The store takes a report and does not say so in time: the file is taken once more at the next look. */
    @Test
    void a_report_that_is_made_once_more_counts_once() throws IOException {
        links("twice", 40);
        lookUntil(20, () -> remembered.all().size() == 40);
        long before = counted();
        String newest = (String) items("file.startsWith('twice')").getFirst().get("file");
        DroppedFile file = new DropFolder(folder, MOST_LYING)
                .look().lying().stream()
                        .filter(there -> there.name().equals(newest))
                        .findFirst()
                        .orElseThrow();
        reports.add(file, DropReportMaker.refused(file, Optional.empty(), noFile(), Instant.now()));
        assertThat(counted()).isEqualTo(before);
    }

    /** A service that ends, or a store that fails, between the count and the deletion of what was counted. */
    @Test
    void what_was_counted_and_not_deleted_is_not_counted_again() throws IOException {
        links("cut", 40);
        lookUntil(20, () -> remembered.all().size() == 40);
        long before = counted();
        MongoCollection<Document> collection = database.collection("policy_drops");
        Document oldest = collection
                .find(Filters.and(Filters.regex("file", "^cut"), Filters.exists("folded")))
                .first();
        Document counted = new Document(oldest)
                .append("_id", oldest.getList("folded", Object.class).getLast())
                .append("count", 1L)
                .append("at", new Date(oldest.getDate("at").getTime() - 1));
        counted.remove("folded");
        collection.insertOne(counted);
        links("one-more", 1);
        lookUntil(20, () -> remembered.all().size() == 41);
        assertThat(counted()).isEqualTo(before + 1);
    }

    /** Refused for a reason that no other test here has. */
    private void links(String name, int count) throws IOException {
        for (int link = 0; link < count; link++) {
            Files.createSymbolicLink(folder.resolve(name + link), Path.of("nowhere"));
        }
    }

    private static ProblemException noFile() {
        return new ProblemException(PolicyError.IMPORT_UNREADABLE, Messages.text("drop.notPlain"));
    }

    /** Files that all reports of this refusal tell of. */
    private static long counted() {
        String words = noFile().detail().en();
        return items("refusal != null").stream()
                .filter(row -> ((Map<?, ?>) row.get("refusal")).get("en").equals(words))
                .mapToLong(row -> (int) row.get("count"))
                .sum();
    }

    @Test
    void files_of_the_same_name_again_and_again_are_one_row_with_a_count() throws IOException {
        for (int round = 0; round < 30; round++) {
            Files.writeString(folder.resolve("same.csv"), "no header " + round + "\n");
            look(2);
        }
        List<Map<String, Object>> rows = items("file == 'same.csv'");
        assertThat(rows).hasSize(DropReportMaker.KEPT_WITHOUT_EFFECT);
        assertThat(rows.getLast()).containsEntry("count", 11);
        assertThat(rows.getLast().get("since")).isNotEqualTo(rows.getLast().get("at"));
    }

    @Test
    void beyond_what_may_lie_there_files_wait_and_one_report_says_how_many() throws IOException {
        flood("lying", MOST_LYING, ".txt");
        lookUntil(20, () -> remembered.all().size() == MOST_LYING);
        try (LogLines log = new LogLines(DropBox.class)) {
            flood("later", 50, ".json");
            look(4);
            List<Map<String, Object>> rows = items("file.startsWith('later')");
            assertThat(rows).hasSize(1);
            assertThat(rows.getFirst().get("refusal").toString()).contains("50 more files wait", "" + MOST_LYING);
            assertThat(log.all())
                    .filteredOn(line -> line.contains("more files wait"))
                    .hasSize(1);
        }
        for (int file = 0; file < 50; file++) {
            Files.delete(folder.resolve("lying" + file + ".txt"));
        }
        look(2);
        assertThat(items("refusal != null && it.refusal.en.contains('files wait')"))
                .as("they had their turn")
                .isEmpty();
        assertThat(items("file.startsWith('later')")).isNotEmpty();
    }

    @Test
    void of_a_folder_that_holds_far_too_much_nothing_is_read_and_nothing_forgotten() throws IOException {
        Files.writeString(folder.resolve("kept.jsonl"), "{\"kept-tool\": \"a tool\"}\n");
        look(2);
        flood("far", 2 * MOST_LYING + 10, ".txt");
        look(3);
        assertThat(items("file.startsWith('far')")).isEmpty();
        assertThat(items("refusal != null && it.refusal.en.contains('so none is read')"))
                .hasSize(1);
        for (int file = 0; file < 2 * MOST_LYING + 10; file++) {
            Files.delete(folder.resolve("far" + file + ".txt"));
        }
        look(2);
        assertThat(items("file == 'kept.jsonl'")).as("taken once").hasSize(1);
        assertThat(items("refusal != null && it.refusal.en.contains('so none is read')"))
                .isEmpty();
    }

    @Test
    void the_dictionary_and_the_proposals_do_not_grow_without_end_and_each_line_says_so() throws IOException {
        for (String part : List.of("a", "b", "c", "d", "e", "f")) {
            Files.writeString(
                    folder.resolve(part + ".json"),
                    IntStream.range(0, 1_000)
                            .mapToObj(number -> "\"tool-" + part + number + "\": \"a tool\"")
                            .collect(Collectors.joining(",", "{", "}")));
        }
        lookUntil(20, () -> !items("file == 'f.json'").isEmpty());
        assertThat(total("/api/policies")).isBetween((long) DropRoom.MOST_POLICIES - 10, (long) DropRoom.MOST_POLICIES);
        assertThat(total("/api/policies/proposals")).isEqualTo(DropRoom.MOST_PROPOSALS);
        String lines = items("file.length() == 6 && it.file.endsWith('.json')").toString();
        assertThat(lines).contains("no more are added over FTP", "proposals wait already");
    }

    /** Small, of no use, and with a digest of its own each. */
    private void flood(String name, int files, String ending) throws IOException {
        for (int file = 0; file < files; file++) {
            Files.writeString(folder.resolve(name + file + ending), Integer.toString(file));
        }
    }

    /** As many as it takes where the store is slow, but not so many that one file at a time would do. */
    private void lookUntil(int most, BooleanSupplier isSo) {
        int looks = 0;
        while (looks < most && !isSo.getAsBoolean()) {
            box.look();
            looks++;
        }
        assertThat(isSo.getAsBoolean()).as("after " + looks + " looks").isTrue();
    }

    private void look(int times) {
        for (int look = 0; look < times; look++) {
            box.look();
        }
    }

    private static long total(String path) {
        return get(path + "?size=1").getLong("total");
    }

    /** @param which a condition on {@code it}, in Groovy */
    private static List<Map<String, Object>> items(String which) {
        return get("/api/policies/drops?size=500").getList("items.findAll { it." + which + " }");
    }

    private static JsonPath get(String path) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> given().header("Authorization", "Bearer " + InternalTokens.viewer())
                                .get(path),
                        answer -> answer.statusCode() == 200)
                .jsonPath();
    }
}
