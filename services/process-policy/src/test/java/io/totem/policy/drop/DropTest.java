package io.totem.policy.drop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.exchange.ImportFormat;
import io.totem.policy.exchange.ImportLine;
import io.totem.policy.exchange.ImportLine.Result;
import io.totem.policy.exchange.PolicyImporter;
import io.totem.policy.known.Expected;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.known.Origin;
import io.totem.policy.known.PolicyKey;
import io.totem.policy.testing.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Map<PolicyKey, KnownProcess> stored = new HashMap<>();

    @TempDir
    private Path box;

    @Test
    void an_unknown_name_is_added_without_leave_to_end_it_and_the_rest_is_proposed() {
        DropPlan plan = plan("{\"newcomer\": \"a tool\"}");
        assertThat(plan.lines()).extracting(ImportLine::result).containsExactly(Result.ADDED);
        assertThat(plan.added()).singleElement().satisfies(added -> {
            assertThat(added.policy().terminatable()).isFalse();
            assertThat(added.expected()).isEqualTo(Expected.NOTHING);
            assertThat(added.description().ko()).isEqualTo("a tool");
            assertThat(added.origin()).isEqualTo(Origin.IMPORT);
        });
        assertThat(plan.proposed())
                .singleElement()
                .satisfies(
                        proposed -> assertThat(proposed.policy().terminatable()).isTrue());
    }

    @Test
    void what_would_change_an_entry_only_waits_whoever_wrote_it() {
        for (Origin origin : Origin.values()) {
            store(Policies.expecting("tool", Expected.NOTHING, origin));
            DropPlan plan = plan("{\"tool\": \"something else\"}");
            assertThat(plan.added()).isEmpty();
            assertThat(plan.lines()).extracting(ImportLine::result).containsExactly(Result.PROPOSED);
        }
    }

    @Test
    void no_file_from_the_box_mutes_a_warning_or_matches_in_another_way() {
        String full = """
                [{"name": "sneaky", "platform": "linux", "category": "general",
                  "description": {"ko": "도구", "en": "tool"},
                  "policy": {"is_system": false, "terminatable": true, "reason": {"ko": "x", "en": "x"}},
                  "expected": {"root": true, "ports": [1], "publicPorts": [2375], "paths": ["/tmp/sneaky"]},
                  "tags": ["path-only", "mine"]}]""";
        DropPlan plan = plan(full);
        assertThat(plan.added()).singleElement().satisfies(added -> {
            assertThat(added.expected()).isEqualTo(Expected.NOTHING);
            assertThat(added.tags()).containsExactly("mine");
        });
        assertThat(plan.proposed()).hasSize(1);
    }

    @Test
    void a_file_is_read_when_two_looks_found_it_the_same_and_not_while_it_grows() throws IOException {
        DropFolder folder = new DropFolder(box);
        Path file = Files.writeString(box.resolve("a.json"), "{");
        assertThat(folder.complete()).isEmpty();
        Files.writeString(file, "{}");
        assertThat(folder.complete()).as("it grew").isEmpty();
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        assertThat(folder.complete()).as("it was touched").isEmpty();
        assertThat(folder.complete()).extracting(DropFolder.Dropped::name).containsExactly("a.json");
    }

    @Test
    void links_folders_and_odd_names_do_no_harm() throws IOException {
        Path secret = Files.writeString(box.resolve("secret"), "secret");
        Files.createSymbolicLink(box.resolve("link.json"), secret);
        Files.createLink(box.resolve("hard.json"), secret);
        Files.createDirectory(box.resolve("folder.json"));
        Files.writeString(box.resolve("a\n\u001b[31m;$(x).json"), "{}");
        DropFolder folder = new DropFolder(box);
        folder.complete();
        List<DropFolder.Dropped> found = folder.complete();
        assertThat(found)
                .extracting(DropFolder.Dropped::name)
                .containsExactlyInAnyOrder("secret", "link.json", "hard.json", "a___31m___x_.json");
        assertThat(found)
                .filteredOn(DropFolder.Dropped::plain)
                .extracting(DropFolder.Dropped::name)
                .containsExactly("a___31m___x_.json");
        for (DropFolder.Dropped file : found) {
            folder.putAway(file, "rejected", "why", NOW);
        }
        assertThat(Files.readString(box.resolve("rejected/20261121T120000Z-link.json.report.txt")))
                .isEqualTo("why");
        assertThat(box.resolve("rejected/20261121T120000Z-link.json")).isSymbolicLink();
        assertThat(box.resolve("folder.json")).isDirectory();
    }

    @Test
    void what_was_put_away_is_readable_for_whoever_sent_it_and_bounded_in_number() throws IOException {
        DropFolder folder = new DropFolder(box);
        for (int i = 0; i < 210; i++) {
            Path file = Files.writeString(box.resolve("f.json"), "{}");
            folder.putAway(new DropFolder.Dropped(file, "f.json", true), "imported", "done", NOW.plusSeconds(i));
        }
        try (Stream<Path> kept = Files.list(box.resolve("imported"))) {
            assertThat(kept).hasSize(400);
        }
        assertThat(Files.getPosixFilePermissions(box.resolve("imported/20261121T120329Z-f.json.report.txt")))
                .hasToString("[OWNER_READ, OWNER_WRITE, GROUP_READ, GROUP_WRITE, OTHERS_READ]");
    }

    private DropPlan plan(String json) {
        return DropPlan.of(PolicyImporter.candidates(json.getBytes(UTF_8), ImportFormat.JSON), stored, NOW);
    }

    private void store(KnownProcess policy) {
        stored.put(policy.key(), policy);
    }
}
