package io.totem.policy.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.TerminationPolicy;
import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookupTest {

    private static final LocalizedText TEXT = new LocalizedText("설명", "text");

    private final Lookup linux = Lookup.of(
            List.of(
                    entry("nginx", Platform.COMMON),
                    entry("nginx", Platform.LINUX),
                    entry("systemd-journald", Platform.LINUX),
                    entry("firewalld", Platform.LINUX),
                    entry("python3", Platform.COMMON),
                    entry("Explorer.exe", Platform.WINDOWS),
                    entry("kswapd", Platform.LINUX, ProcessPolicy.KERNEL),
                    entry("migration", Platform.LINUX, ProcessPolicy.KERNEL),
                    entry("master", Platform.LINUX, ProcessPolicy.PATH_ONLY)),
            Platform.LINUX);

    @Test
    void the_hosts_own_entry_stands_before_the_common_one() {
        assertThat(linux.find(Set.of("nginx")).orElseThrow().platform()).isEqualTo(Platform.LINUX);
    }

    @Test
    void another_systems_entry_is_not_found() {
        assertThat(linux.find(Set.of("Explorer.exe"))).isEmpty();
    }

    @Test
    void upper_and_lower_case_differ_except_on_windows() {
        Lookup windows = Lookup.of(List.of(entry("Explorer.exe", Platform.WINDOWS)), Platform.WINDOWS);
        assertThat(name(windows, "C:\\Windows\\EXPLORER.EXE", "")).isEqualTo("Explorer.exe");
        assertThat(linux.find(Set.of("NGINX"))).isEmpty();
    }

    @Test
    void a_cut_comm_stands_for_a_longer_name_only_where_exe_is_hidden_or_agrees() {
        assertThat(names("systemd-journal")).contains("systemd-journald");
        assertThat(name(linux, "/usr/lib/systemd/systemd-journald", "systemd-journal"))
                .isEqualTo("systemd-journald");
        assertThat(linux.find(ProcessNames.of(Optional.of("/tmp/x"), "systemd-journal", false)))
                .isEmpty();
        assertThat(linux.find(ProcessNames.of(Optional.of("/tmp/systemd-journal"), "systemd-journal", false)))
                .isEmpty();
    }

    @Test
    void a_short_comm_stands_for_nothing_longer() {
        assertThat(names("systemd-journ")).isEmpty();
    }

    @Test
    void an_interpreter_is_known_without_its_version_and_never_by_what_it_calls_itself() {
        assertThat(name(linux, "/usr/bin/python3.11", "firewalld")).isEqualTo("python3");
        assertThat(name(linux, "/usr/bin/python3.11", "my-script")).isEqualTo("python3");
    }

    @Test
    void a_kernel_thread_is_known_by_the_part_before_its_slash_and_number() {
        assertThat(kernel("migration/12")).contains("migration");
        assertThat(kernel("kswapd0")).contains("kswapd");
    }

    @Test
    void a_program_that_takes_a_kernel_threads_name_is_not_explained_as_one() {
        assertThat(linux.find(ProcessNames.of(Optional.of("/home/kim/migration"), "migration", false)))
                .isEmpty();
        assertThat(linux.find(ProcessNames.of(Optional.empty(), "[kswapd0]", false)))
                .isEmpty();
    }

    @Test
    void an_everyday_word_is_known_only_where_the_file_lies_in_its_place() {
        assertThat(name(linux, "/usr/bin/master", "master")).isEqualTo("master");
        assertThat(linux.find(ProcessNames.of(Optional.of("/home/kim/master"), "master", false)))
                .isEmpty();
        assertThat(linux.find(ProcessNames.of(Optional.of("/home/kim/x"), "/usr/bin/master", false)))
                .isEmpty();
        assertThat(names("master")).isEmpty();
    }

    @Test
    void names_made_to_be_read_as_queries_are_only_names() {
        for (String hostile : List.of("{\"$ne\":1}", ".*", "", "\n", "\0", " ".repeat(4096), "\u202Exnign")) {
            assertThat(linux.find(ProcessNames.of(Optional.of("/tmp/" + hostile), hostile, false)))
                    .isEmpty();
        }
    }

    private Optional<String> names(String comm) {
        return linux.find(ProcessNames.of(Optional.empty(), comm, false)).map(ProcessPolicy::name);
    }

    private Optional<String> kernel(String comm) {
        return linux.find(ProcessNames.of(Optional.empty(), comm, true)).map(ProcessPolicy::name);
    }

    private static String name(Lookup lookup, String executable, String comm) {
        return lookup.find(ProcessNames.of(Optional.of(executable), comm, false))
                .orElseThrow()
                .name();
    }

    private static ProcessPolicy entry(String name, Platform platform, String... tags) {
        return new ProcessPolicy(
                name,
                platform,
                "general",
                TEXT,
                new TerminationPolicy(false, true, TEXT),
                new Expected(false, List.of(), List.of(), List.of("/usr/bin/" + name)),
                "none",
                TEXT,
                List.of(tags),
                Origin.CATALOG,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
