package io.totem.policy.known;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.totem.api.policies.Category;
import io.totem.api.policies.Expected;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final List<PolicyContent> ENTRIES = Catalogue.read().entries();

    @Test
    void it_holds_several_hundred_entries_and_no_key_twice() {
        assertThat(ENTRIES).hasSizeBetween(400, 1200);
        assertThat(ENTRIES).extracting(PolicyKey::of).doesNotHaveDuplicates();
    }

    @Test
    void each_entry_stands_in_the_file_of_its_category_and_every_category_has_some() {
        assertThat(Category.words()).allSatisfy(category -> {
            String resource = "catalogue/" + category + ".jsonl";
            List<PolicyContent> entries = Catalogue.parse(
                    new ObjectMapper().registerModule(new Jdk8Module()).readerFor(PolicyContent.class),
                    resource,
                    Catalogue.content(resource));
            assertThat(entries).as(resource).isNotEmpty();
            assertThat(entries)
                    .allSatisfy(entry ->
                            assertThat(entry.category()).as(entry.name()).isEqualTo(category));
        });
    }

    @Test
    void every_text_is_there_in_both_languages_and_each_in_its_own() {
        assertThat(ENTRIES)
                .allSatisfy(entry -> assertThat(texts(entry)).allSatisfy(text -> {
                    assertThat(text.ko())
                            .as(entry.name())
                            .matches(".*[가-힣].*")
                            .isEqualTo(text.ko().strip());
                    assertThat(text.en())
                            .as(entry.name())
                            .doesNotMatch(".*[가-힣].*")
                            .isNotBlank();
                }));
    }

    @Test
    void a_description_is_short_and_says_more_than_the_name() {
        assertThat(ENTRIES)
                .allSatisfy(entry -> assertThat(List.of(
                                entry.description().ko(), entry.description().en()))
                        .allSatisfy(description -> {
                            assertThat(description).as(entry.name()).hasSizeBetween(4, 200);
                            assertThat(description.toLowerCase(Locale.ROOT))
                                    .as(entry.name())
                                    .isNotEqualTo(entry.name().toLowerCase(Locale.ROOT));
                        }));
    }

    @Test
    void korean_advice_is_polite() {
        assertThat(ENTRIES)
                .extracting(entry -> entry.advice().orElseThrow().ko())
                .allSatisfy(advice -> assertThat(advice).matches(".*(다|세요)\\."));
    }

    @Test
    void ports_can_be_ports_and_paths_are_absolute() {
        assertThat(ENTRIES).allSatisfy(entry -> {
            assertThat(ports(entry)).as(entry.name()).allMatch(port -> port >= 1 && port <= 65_535);
            assertThat(entry.expected().paths())
                    .as(entry.name())
                    .allMatch(path -> path.matches("/.+|[A-Z]:\\\\.+|%.+"))
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void what_may_lie_anywhere_is_never_excused_for_its_ports() {
        assertThat(ENTRIES)
                .filteredOn(entry -> !entry.expected().publicPorts().isEmpty())
                .allSatisfy(entry ->
                        assertThat(entry.expected().paths()).as(entry.name()).isNotEmpty());
    }

    @Test
    void an_everyday_word_is_known_by_its_path_alone() {
        assertThat(ENTRIES)
                .filteredOn(entry -> List.of("master", "auth", "local", "smtp", "vector", "pause")
                        .contains(entry.name()))
                .hasSize(6)
                .allMatch(entry -> entry.tags().contains(ProcessPolicy.PATH_ONLY));
        assertThat(ENTRIES)
                .filteredOn(entry -> entry.tags().contains(ProcessPolicy.PATH_ONLY))
                .allSatisfy(entry ->
                        assertThat(entry.expected().paths()).as(entry.name()).isNotEmpty());
    }

    @Test
    void what_is_part_of_the_system_may_not_be_ended_and_malware_may() {
        assertThat(ENTRIES)
                .filteredOn(entry -> entry.policy().isSystem())
                .allSatisfy(entry -> assertThat(entry.policy().terminatable())
                        .as(entry.name())
                        .isFalse());
        assertThat(ENTRIES)
                .filteredOn(entry -> entry.category().equals(Category.MALWARE.word()))
                .hasSizeBetween(30, 60)
                .allMatch(entry -> entry.policy().terminatable())
                .allMatch(entry -> entry.expected().equals(Expected.NOTHING));
    }

    @Test
    void names_are_what_the_kernel_can_show() {
        assertThat(ENTRIES)
                .extracting(PolicyContent::name)
                .allSatisfy(name -> assertThat(name)
                        .hasSizeBetween(1, 64)
                        .doesNotContain("/")
                        .doesNotMatch(".*\\p{C}.*"));
    }

    private static Stream<Integer> ports(PolicyContent entry) {
        return Stream.of(entry.expected().ports(), entry.expected().publicPorts())
                .flatMap(List::stream);
    }

    private static List<LocalizedText> texts(PolicyContent entry) {
        Function<PolicyContent, LocalizedText> reason = one -> one.policy().reason();
        return List.of(entry.description(), entry.advice().orElseThrow(), reason.apply(entry));
    }
}
