package io.totem.policy.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.api.policies.Expected;
import io.totem.api.policies.ImportLine;
import io.totem.api.policies.ImportLine.Result;
import io.totem.api.policies.Origin;
import io.totem.api.policies.Platform;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.known.PolicyKey;
import io.totem.policy.testing.Policies;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImportTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final Map<PolicyKey, ProcessPolicy> stored = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "svchost.exe,서비스 호스트,windows,general,true",
        "foo,a Windows service,windows,general,true",
        "docker-compose,컨테이너 도구,common,general,true",
        "nginx,웹 서버,common,web-server,true",
        "mysqld,데이터베이스,linux,database,true",
        "sshd,원격 접속 보안 서버,linux,network-service,false",
        "kthreadd,커널 스레드의 부모,linux,core,false",
        "polkitd,관리자 권한을 묻는 서비스,linux,system-service,false",
        "htop,프로세스 보기,linux,monitoring,true",
        "tini,컨테이너의 첫 프로세스,linux,container-runtime,true",
        "node,자바스크립트 실행기,linux,runtime,true",
        "kubelet,쿠버네티스 에이전트,linux,infrastructure,true",
        "grep,글자 찾기,linux,system-utility,true",
        "x,the core of it,linux,general,false"
    })
    void the_bare_dictionary_is_classified_by_its_words(
            String name, String description, String platform, String category, boolean terminatable) {
        PolicyContent content = only(read("{\"" + name + "\": \"" + description + "\"}", ImportFormat.JSON));
        assertThat(content.platform().word()).isEqualTo(platform);
        assertThat(content.category()).isEqualTo(category);
        assertThat(content.policy().terminatable()).isEqualTo(terminatable);
        assertThat(content.policy().isSystem()).isEqualTo(!terminatable);
        assertThat(content.policy().reason().en()).isEqualTo(terminatable ? "User Application" : "System Core");
        assertThat(content.tags()).containsExactly(platform, "auto-imported");
    }

    @Test
    void a_policy_of_which_nearly_everything_is_missing_is_no_bare_dictionary() {
        String torn = "{\"name\": \"tool\", \"platform\": \"linux\", \"description\": \"a tool\"}";
        for (ImportFormat format : List.of(ImportFormat.JSON, ImportFormat.JSONL)) {
            assertThat(apply(torn, format).lines()).singleElement().satisfies(line -> {
                assertThat(line.result()).isEqualTo(Result.REJECTED);
                assertThat(line.name()).isEqualTo("tool");
            });
        }
    }

    @Test
    void an_import_says_line_by_line_what_it_does_and_a_bad_line_never_stops_the_good_ones() {
        List<ImportLine> lines = apply("""
                        {"one": "first"}
                        not json
                        {"name": "two"}

                        {"three": "third"}
                        {"three": "again"}
                        {"four": 4}
                        """, ImportFormat.JSONL).lines();
        assertThat(lines).extracting(ImportLine::line).containsExactly(1L, 2L, 3L, 5L, 6L, 7L);
        assertThat(lines)
                .extracting(ImportLine::result)
                .containsExactly(
                        Result.ADDED, Result.REJECTED, Result.ADDED, Result.ADDED, Result.REJECTED, Result.REJECTED);
        assertThat(lines.get(1).reason().orElseThrow().en()).startsWith("Column ");
        assertThat(lines.get(1).reason().orElseThrow().ko()).contains("번째 글자");
    }

    @Test
    void of_an_array_each_element_is_taken_by_itself_with_every_field_at_fault() {
        List<ImportLine> lines = apply(
                        "[\n{\"name\": \"a/b\", \"category\": \"toys\", \"policy\": {}},\n5]", ImportFormat.JSON)
                .lines();
        assertThat(lines).extracting(ImportLine::result).containsOnly(Result.REJECTED);
        assertThat(lines).extracting(ImportLine::line).containsExactly(2L, 3L);
        assertThat(lines.getFirst().errors()).extracting(error -> error.field()).contains("name", "category");
    }

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void the_same_file_twice_changes_nothing(ImportFormat format) {
        List<ProcessPolicy> policies = List.of(
                Policies.entry("my-tool", true),
                Policies.expecting(
                        "a,b\"c",
                        new Expected(true, List.of(1, 2), List.of(2), List.of("/usr/bin/a", "C:\\x")),
                        Origin.IMPORT),
                Policies.entry("=1+1", false),
                Policies.entry("'-x", false));
        String file = PolicyExport.of(withAdvice(policies), format, Locale.KOREAN);
        ImportPlan first = apply(file, format);
        assertThat(first.lines()).extracting(ImportLine::result).containsOnly(Result.ADDED);
        assertThat(first.written())
                .extracting(ProcessPolicy::name)
                .containsExactlyElementsOf(
                        policies.stream().map(ProcessPolicy::name).toList());
        if (format != ImportFormat.NAMES) {
            assertThat(first.written())
                    .extracting(ProcessPolicy::expected)
                    .containsExactlyElementsOf(
                            policies.stream().map(ProcessPolicy::expected).toList());
        }
        assertThat(apply(file, format).lines()).extracting(ImportLine::result).containsOnly(Result.UNCHANGED);
    }

    @Test
    void what_is_guessed_from_a_sentence_never_replaces_what_somebody_wrote() {
        store(Policies.expecting("sshd", Expected.NOTHING, Origin.OPERATOR));
        store(Policies.expecting("cron", Expected.NOTHING, Origin.CATALOG));
        ImportPlan plan = apply("{\"sshd\": \"my words\", \"cron\": \"my words\"}", ImportFormat.JSON);
        assertThat(plan.lines()).extracting(ImportLine::result).containsOnly(Result.UNCHANGED);
        assertThat(plan.lines()).allMatch(line -> line.reason().isPresent());
        assertThat(plan.written()).isEmpty();
    }

    @Test
    void a_spreadsheet_takes_no_cell_of_the_export_for_a_formula() {
        String csv = PolicyExport.of(
                withAdvice(List.of(Policies.entry("=cmd|' /C calc'!A0", true))), ImportFormat.CSV, Locale.KOREAN);
        assertThat(csv.lines().skip(1)).allMatch(line -> line.startsWith("'=") || line.startsWith("\"'="));
    }

    @Test
    void a_row_with_too_few_cells_is_rejected_alone() {
        List<ImportLine> lines = apply(
                        "name,description\nfoo,a tool\nbar\n\"b\nz\",\"two\"\nbaz,\"said \"\"so\"\"\"\n",
                        ImportFormat.CSV)
                .lines();
        assertThat(lines)
                .extracting(ImportLine::result)
                .containsExactly(Result.ADDED, Result.REJECTED, Result.REJECTED, Result.ADDED);
        assertThat(lines).extracting(ImportLine::line).containsExactly(2L, 3L, 4L, 6L);
    }

    @Test
    void a_file_that_is_no_utf_8_is_refused_with_the_line_and_column() {
        assertPlace(
                () -> read("{\n \"a\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1), ImportFormat.JSON),
                2,
                11);
        assertPlace(() -> read("{}".getBytes(StandardCharsets.UTF_16), ImportFormat.JSON), 1, 1);
        assertPlace(() -> read(new byte[] {'{', '\n', 0}, ImportFormat.JSON), 2, 1);
        assertPlace(() -> read("{\"한\": \"가".getBytes(StandardCharsets.UTF_8), ImportFormat.JSON), 1, 9);
        assertThat(read(("\uFEFF{\"a\": \"b\"}").getBytes(UTF_8), ImportFormat.JSON))
                .hasSize(1);
    }

    @Test
    void broken_json_is_refused_with_the_line_and_column_where_it_breaks() {
        assertPlace(() -> read("[\n  {\"name\": \"a\",]\n", ImportFormat.JSON), 2, 16);
        assertPlace(() -> read("", ImportFormat.JSON), 1, 1);
        assertPlace(() -> read("{\"a\": \"b\", \"a\": \"c\"}", ImportFormat.JSON), 1, 15);
        assertPlace(() -> read("{\"a\": \"b\"} x", ImportFormat.JSON), 1, 12);
        assertThatThrownBy(() -> read("name,description\n\"open", ImportFormat.CSV))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read("pid,virus\n1,2\n", ImportFormat.CSV)).isInstanceOf(ProblemException.class);
    }

    @Test
    void what_nests_like_a_bomb_is_refused_while_it_is_read() {
        String deep = "[".repeat(500_000);
        assertPlace(() -> read(deep, ImportFormat.JSON), 1, 14);
        assertThat(read("{\"a\":".repeat(1_000), ImportFormat.JSONL))
                .singleElement()
                .matches(line -> line.content().isEmpty());
        assertThatThrownBy(() -> read("{\"a\": \"" + "x".repeat(1_000_000) + "\"}", ImportFormat.JSON))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> read("{\"a\": 1e" + "9".repeat(1_000) + "}", ImportFormat.JSON))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void too_many_entries_and_too_many_bytes_are_refused_as_a_whole() {
        String many = "{\"a\": \"b\"}\n".repeat(ImportLimits.ENTRIES + 1);
        assertThatThrownBy(() -> read(many, ImportFormat.JSONL)).hasMessageContaining("IMPORT_TOO_LARGE");
        byte[] large = new byte[100 << 20];
        assertThatThrownBy(() -> read(large, ImportFormat.JSON)).hasMessageContaining("IMPORT_TOO_LARGE");
    }

    private static void assertPlace(ThrowingCallable reading, int line, int column) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code().name()).isEqualTo("IMPORT_UNREADABLE");
            assertThat(problem.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.field()).isEqualTo("line " + line + ", column " + column));
        });
    }

    private ImportPlan apply(String file, ImportFormat format) {
        ImportPlan plan = ImportPlan.of(read(file, format), stored, NOW);
        plan.written().forEach(this::store);
        return plan;
    }

    private void store(ProcessPolicy policy) {
        stored.put(PolicyKey.of(policy), policy);
    }

    private static List<Candidate> read(String file, ImportFormat format) {
        return read(file.getBytes(UTF_8), format);
    }

    private static List<Candidate> read(byte[] file, ImportFormat format) {
        return PolicyImporter.candidates(file, format);
    }

    private static PolicyContent only(List<Candidate> candidates) {
        assertThat(candidates).hasSize(1);
        return candidates.getFirst().content().orElseThrow();
    }

    /** As every policy in the store has it. */
    private static List<ProcessPolicy> withAdvice(List<ProcessPolicy> policies) {
        return policies.stream()
                .map(policy -> new ProcessPolicy(
                        policy.name(),
                        Platform.LINUX,
                        policy.category(),
                        policy.description(),
                        policy.policy(),
                        policy.expected(),
                        policy.supervisor(),
                        policy.description(),
                        List.of("a tag"),
                        policy.origin(),
                        policy.createdAt(),
                        policy.updatedAt()))
                .toList();
    }
}
