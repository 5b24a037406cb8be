package io.totem.policy.drop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Expected;
import io.totem.api.policies.ImportLine;
import io.totem.api.policies.ImportLine.Result;
import io.totem.api.policies.Origin;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.exchange.ImportFormat;
import io.totem.policy.exchange.PolicyImporter;
import io.totem.policy.known.PolicyKey;
import io.totem.policy.testing.Policies;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DropPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Map<PolicyKey, ProcessPolicy> stored = new HashMap<>();

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

    private DropPlan plan(String json) {
        return DropPlan.of(
                PolicyImporter.candidates(json.getBytes(UTF_8), ImportFormat.JSON),
                stored,
                new DropRoom(stored.size(), Set.of()),
                NOW);
    }

    private void store(ProcessPolicy policy) {
        stored.put(PolicyKey.of(policy), policy);
    }
}
