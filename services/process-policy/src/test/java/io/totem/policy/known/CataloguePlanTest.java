package io.totem.policy.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.Platform;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.TerminationPolicy;
import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CataloguePlanTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void an_empty_store_gets_everything() {
        CataloguePlan plan = plan(CatalogueState.NONE, List.of(), content("a", "1"), content("b", "1"));
        assertThat(plan.insert()).extracting(ProcessPolicy::name).containsExactly("a", "b");
        assertThat(plan.insert()).allMatch(policy -> policy.origin() == Origin.CATALOG);
    }

    @Test
    void an_entry_of_the_catalogue_that_changed_is_updated_and_keeps_its_day_of_birth() {
        CataloguePlan plan = plan(state("a"), List.of(stored("a", "1", Origin.CATALOG)), content("a", "2"));
        assertThat(plan.replace()).singleElement().satisfies(policy -> {
            assertThat(policy.createdAt()).isEqualTo(THEN);
            assertThat(policy.updatedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void what_did_not_change_is_not_written() {
        assertThat(plan(state("a"), List.of(stored("a", "1", Origin.CATALOG)), content("a", "1")))
                .isEqualTo(new CataloguePlan(List.of(), List.of(), List.of()));
    }

    @Test
    void what_a_person_or_an_import_wrote_is_never_touched() {
        List<ProcessPolicy> stored =
                List.of(stored("a", "mine", Origin.OPERATOR), stored("b", "theirs", Origin.IMPORT));
        assertThat(plan(state("a", "b"), stored, content("a", "2")))
                .isEqualTo(new CataloguePlan(List.of(), List.of(), List.of()));
    }

    @Test
    void what_a_person_deleted_does_not_come_back_but_what_is_new_comes() {
        CataloguePlan plan = plan(state("deleted"), List.of(), content("deleted", "1"), content("new", "1"));
        assertThat(plan.insert()).extracting(ProcessPolicy::name).containsExactly("new");
    }

    @Test
    void what_the_catalogue_dropped_goes() {
        assertThat(plan(state("a"), List.of(stored("a", "1", Origin.CATALOG))).delete())
                .containsExactly(new PolicyKey(Platform.LINUX, "a"));
    }

    private static CataloguePlan plan(CatalogueState before, List<ProcessPolicy> stored, PolicyContent... entries) {
        return CataloguePlan.of(new Catalogue("2", List.of(entries)), before, stored, NOW);
    }

    private static CatalogueState state(String... names) {
        return new CatalogueState(
                "1", Set.copyOf(Stream.of(names).map(name -> "linux/" + name).toList()));
    }

    private static ProcessPolicy stored(String name, String description, Origin origin) {
        return PolicyContents.toPolicy(content(name, description), origin, THEN, THEN);
    }

    private static PolicyContent content(String name, String description) {
        LocalizedText text = LocalizedText.same(description);
        return new PolicyContent(
                name,
                Platform.LINUX,
                "general",
                text,
                new TerminationPolicy(false, true, text),
                Expected.NOTHING,
                Optional.empty(),
                Optional.of(text),
                List.of());
    }
}
