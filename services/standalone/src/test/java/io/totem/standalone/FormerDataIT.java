package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.totem.standalone.testing.FormerData;
import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a former version stored is read by this one without a step by hand, and goes on being written. */
class FormerDataIT {

    /** As it is in the stored documents. */
    private static final Map<String, String> NODE = Map.of("NODE_NAME", "former");

    @TempDir
    static Path folder;

    private static TotemProcess totem;
    private static Visitor admin;

    @BeforeAll
    static void start() {
        Path data = folder.resolve("data");
        try (TotemProcess first = TotemProcess.start(data, NODE)) {
            first.stop();
        }
        FormerData.of("0.1.0").replaceStoreOf(data);
        totem = TotemProcess.start(data, NODE);
        admin = new Visitor(totem).with("Accept", "application/json,text/html");
        assertThat(admin.logIn("admin", Visitor.OWN_PASSWORD).statusCode())
                .as("with the former password")
                .isEqualTo(303);
    }

    @AfterAll
    static void stop() {
        admin.close();
        totem.close();
    }

    @Test
    void what_people_changed_in_the_dictionary_stands_and_the_catalogue_is_todays() {
        assertThat(get("/api/policies?search=backup-runner").getString("items[0].advice.en"))
                .isEqualTo("Do not end it at night.");
        assertThat(get("/api/policies?search=imported-").getList("items.name"))
                .containsExactlyInAnyOrder("imported-one", "imported-two");
        assertThat(get("/api/policies").getInt("total")).isGreaterThan(1_000);
        assertThat(status("DELETE", "/api/policies/linux/imported-two")).isEqualTo(204);
    }

    @Test
    void files_that_came_over_ftp_and_what_they_propose_are_there() {
        assertThat(get("/api/policies/drops").getList("items.file"))
                .contains("again.jsonl", "policies.jsonl", "thermometers.json");
        JsonPath proposals = get("/api/policies/proposals");
        String id = proposals.getString("items.find { it.policy.name == 'nginx' }.id");
        assertThat(status("POST", "/api/policies/proposals/" + id + "/acceptance"))
                .isEqualTo(200);
        assertThat(get("/api/policies/common/nginx").getString("description.en"))
                .isEqualTo("Something else than it was.");
    }

    @Test
    void every_ending_and_refusal_is_in_the_audit() {
        JsonPath audit = get("/api/audit");
        assertThat(audit.getList("items.outcome")).contains("EXITED", "REFUSED");
        assertThat(audit.getString("items.find { it.outcome == 'EXITED' }.reason"))
                .isEqualTo("a test of the former version");
        assertThat(audit.getList("items.find { it.outcome == 'EXITED' }.steps")).isNotEmpty();
    }

    @Test
    void rules_and_what_they_found_are_there_and_can_be_changed() {
        assertThat(get("/api/rules").getList("items.name")).containsExactlyInAnyOrder("hungry", "old-sleepers");
        assertThat(get("/api/rules/old-sleepers/events").getList("items.outcome"))
                .contains("WOULD_HAVE_ENDED");
        assertThat(status("DELETE", "/api/rules/hungry")).isEqualTo(204);
    }

    @Test
    void who_used_the_most_at_a_time_is_known_from_before() {
        assertThat(get("/api/processes/top").getString("node")).isEqualTo("former");
        assertThat(get("/api/processes/top").getList("memory.name")).contains("java");
    }

    @Test
    void sites_and_their_diagnoses_are_there_and_a_new_one_can_be_made() {
        JsonPath shop = get("/api/doctor/targets/shop");
        assertThat(shop.getBoolean("ownCertificate")).isTrue();
        assertThat(shop.getString("lastRun.cause")).isEqualTo("UPSTREAM_REFUSED");
        JsonPath run = get("/api/doctor/runs/" + shop.getString("lastRun.id"));
        assertThat(run.getString("sentence.en")).startsWith("Nothing listens on 127.0.0.1:3000");
        assertThat(run.getList("stages.outcome")).hasSize(10).contains("failed");
        assertThat(status("POST", "/api/doctor/targets/shop/runs")).isEqualTo(202);
    }

    @Test
    void every_page_shows_it() {
        for (String page : new String[] {
            "/policies/linux/backup-runner",
            "/policies/proposals",
            "/rules/old-sleepers",
            "/audit",
            "/sites/shop",
            "/charts"
        }) {
            HttpResponse<String> answer = admin.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
        }
        assertThat(admin.get("/audit").body()).contains("a test of the former version");
        assertThat(admin.get("/sites/shop").body()).contains("3000");
    }

    private static JsonPath get(String path) {
        HttpResponse<String> answer = admin.get(path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return JsonPath.from(answer.body());
    }

    private static int status(String method, String path) {
        return admin.send(method, path, "").statusCode();
    }
}
