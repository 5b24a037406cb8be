package io.totem.policy.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.problem.FieldError;
import io.totem.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    private static final String GOOD = """
            {"name": "redis-server", "platform": "linux", "category": "database",
             "description": {"ko": "저장소", "en": "store"},
             "policy": {"is_system": false, "terminatable": true, "reason": {"ko": "앱", "en": "app"}},
             "expected": {"root": false, "ports": [6379, 6379], "publicPorts": [], "paths": ["/usr/bin/redis-server"]},
             "supervisor": "systemd", "advice": {"ko": "조언", "en": "advice"}, "tags": ["cache"]}
            """;

    @Test
    void a_whole_policy_is_read() throws JsonProcessingException {
        PolicyContent content = PolicyReader.read(GOOD);
        assertThat(PolicyKey.of(content)).hasToString("linux/redis-server");
        assertThat(content.expected().ports()).containsExactly(6379);
        assertThat(content.tags()).containsExactly("cache");
    }

    @Test
    void what_is_expected_and_advised_may_be_left_out() throws JsonProcessingException {
        PolicyContent content = PolicyReader.read("""
                {"name": "x", "platform": "common", "category": "general", "description": {"ko": "엑스", "en": "x"},
                 "policy": {"is_system": true, "terminatable": false, "reason": {"ko": "앱", "en": "app"}}}
                """);
        assertThat(content.expected()).isEqualTo(Expected.NOTHING);
        ProcessPolicy policy = PolicyContents.toPolicy(content, Origin.OPERATOR, Instant.EPOCH, Instant.EPOCH);
        assertThat(policy.supervisor()).isEqualTo("none");
        assertThat(policy.advice().ko()).endsWith("세요.");
    }

    @Test
    void every_fault_is_named_at_once_by_its_path() {
        assertThat(faults("""
                        {"platform": "beos", "category": "toys", "$where": "1", "description": {"ko": "", "en": 7, "fr": "x"},
                         "policy": {"is_system": "no", "$set": {}, "reason": "because"},
                         "expected": {"root": 1, "ports": [0, 80, 65536, "22", 1.5], "paths": ["bin/x", 3], "$gt": 1},
                         "supervisor": {"$ne": 1}, "tags": "cache"}
                        """))
                .containsExactlyInAnyOrder(
                        "name",
                        "platform",
                        "category",
                        "$where",
                        "description.ko",
                        "description.en",
                        "description.fr",
                        "policy.is_system",
                        "policy.terminatable",
                        "policy.$set",
                        "policy.reason",
                        "expected.root",
                        "expected.ports[0]",
                        "expected.ports[2]",
                        "expected.ports[3]",
                        "expected.ports[4]",
                        "expected.paths[0]",
                        "expected.paths[1]",
                        "expected.$gt",
                        "supervisor",
                        "tags");
    }

    @Test
    void an_empty_object_names_each_missing_field_once_and_not_those_inside() {
        assertThat(faults("{}")).containsExactlyInAnyOrder("name", "platform", "category", "description", "policy");
    }

    @Test
    void a_name_is_what_a_process_can_be_called() {
        for (String name :
                List.of(" ", "a\\nb", "a\\u0000b", "a/b", "..", " ".repeat(4096), "n".repeat(256), "\\u001b[2J")) {
            assertThat(faults(GOOD.replace("redis-server\", \"plat", name + "\", \"plat")))
                    .as(name)
                    .contains("name");
        }
        assertThat(faults(GOOD.replace("\"redis-server\", \"plat", "{\"$ne\": 1}, \"plat")))
                .containsExactly("name");
    }

    @Test
    void a_description_of_a_megabyte_is_refused_by_its_field() {
        assertThat(faults(GOOD.replace("저장소", "가".repeat(1_000_000)))).containsExactly("description.ko");
    }

    @Test
    void thousands_of_faults_do_not_make_thousands_of_sentences() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 5000; i++) {
            json.append("\"$field").append(i).append("\": 1, ");
        }
        assertThat(faults(json + "\"" + "x".repeat(5000) + "\": 1}")).hasSize(101);
    }

    @Test
    void matching_by_path_needs_a_path() {
        assertThat(faults(GOOD.replace("\"/usr/bin/redis-server\"", "").replace("[\"cache\"]", "[\"path-only\"]")))
                .containsExactly("tags");
    }

    @Test
    void what_is_no_object_is_one_fault_and_what_is_no_json_or_says_a_field_twice_is_no_policy() {
        assertThat(faults("[]")).containsExactly("$");
        assertThat(faults("")).containsExactly("$");
        assertThatThrownBy(() -> PolicyReader.read("{\"name\": ")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> PolicyReader.read("{} {}")).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> PolicyReader.read(GOOD.replace("{\"name\"", "{\"name\": \"nginx\", \"name\"")))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static List<String> faults(String json) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> PolicyReader.read(json));
        assertThat(problem.code().status()).isEqualTo(400);
        return problem.errors().stream().map(FieldError::field).toList();
    }
}
