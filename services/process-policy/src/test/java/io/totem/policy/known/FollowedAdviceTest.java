package io.totem.policy.known;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.totem.api.policies.Origin;
import io.totem.api.policies.Platform;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.processes.Verdict;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.termination.PolicyAnswer;
import io.totem.policy.termination.PolicyLookup;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.verdict.Assessment;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Advice that speaks of the dictionary, followed word by word with the catalogue in place: it brings about what it promises. */
class FollowedAdviceTest {

    private static final Pattern ADD_PATH =
            Pattern.compile(".*add (.+) to the paths of the policy (.+), or make a policy of that name\\.");
    private static final String SERVICE = "/system.slice/app.service";
    private static final ExecutableLocations PLACES =
            new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/lib", "/opt/totem"), FileAccesses.UNREAD);

    static Stream<SampleBuilder> programs_at_unusual_places() {
        return Stream.of(
                program("/srv/tool/collector"),
                program("/srv/tool/a name with blanks"),
                program("/usr/bin/python3.11")
                        .commandLine("/srv/shop/venv/bin/python3", "/srv/shop/venv/bin/gunicorn", "shop:app"),
                program("/srv/shop/python/bin/python3.11")
                        .commandLine("/srv/shop/venv/bin/python3", "/srv/shop/venv/bin/gunicorn", "shop:app"),
                program("/srv/shop/venv/bin/python").commandLine("python", "/srv/shop/app.py"),
                program("/srv/shop/venv/bin/python").commandLine("python", "-m", "shop"),
                program("/usr/bin/python3.13").commandLine("python3", "/srv/shop/worker.py"),
                program("/usr/lib/jvm/temurin-25/bin/java").commandLine("java", "-jar", "/srv/orders/orders.jar"),
                program("/srv/jdk/bin/java").commandLine("java", "-jar", "/srv/orders/orders.jar"),
                program("/usr/lib/jvm/temurin-25/bin/java")
                        .commandLine("java", "-cp", "/srv/orders/lib/a.jar:/srv/x.jar", "Main"),
                program("/usr/bin/node").commandLine("node", "--require", "/srv/chat/trace.js", "/srv/chat/server.js"),
                program("/home/mina/.nvm/versions/node/v22/bin/node")
                        .commandLine("node", "server.js")
                        .workingFolder("/srv/chat"),
                program("/usr/bin/bash").commandLine("bash", "/srv/jobs/run"),
                program("/usr/bin/dash").commandLine("sh", "/srv/jobs/nginx"),
                program("/srv/bin/busybox").comm("httpd").commandLine("httpd", "-f"),
                program("/usr/bin/ld.so").commandLine("ld.so", "/srv/tool/collector"),
                program("/srv/nginx/sbin/nginx"),
                program("/srv/make").commandLine("make"),
                program("/srv/php/bin/php8.4").commandLine("php8.4", "/srv/www/artisan", "queue:work"),
                program("/srv/tool/collector").container("c".repeat(64)));
    }

    @ParameterizedTest
    @MethodSource("programs_at_unusual_places")
    void adding_the_path_as_the_advice_says_mutes_the_warning_and_explains_the_process(SampleBuilder built)
            throws JsonProcessingException {
        ProcessSample process = built.pid(4711).uid(998).build();
        if (process.containerId().isEmpty()) {
            process = built.cgroup(SERVICE).build();
        }
        Known known = new Known();
        Warning warning = unusual(assess(process, known));
        assertThat(warning.muted()).isFalse();
        Matcher said = ADD_PATH.matcher(warning.todo().en());
        assertThat(said.matches()).as("%s", warning.todo()).isTrue();
        assertThat(warning.todo().ko()).contains(said.group(1), said.group(2));

        known.addPath(said.group(2), said.group(1));

        Assessment after = assess(process, known);
        assertThat(unusual(after).muted()).as("%s", after.warnings()).isTrue();
        assertThat(after.verdict()).as("%s", after.warnings()).isEqualTo(Verdict.SAFE);
    }

    @Test
    void a_name_that_no_policy_can_have_is_not_asked_for() {
        for (String name : List.of("a;b", "a\\b", "a\nb", "x".repeat(256))) {
            ProcessSample process =
                    program("/srv/tool/" + name).uid(998).cgroup(SERVICE).build();
            assertThat(unusual(assess(process, new Known())).todo().en()).doesNotContain("Policies");
        }
    }

    @Test
    void a_program_that_was_unknown_is_safe_once_it_is_in_the_dictionary() throws JsonProcessingException {
        ProcessSample process =
                program("/usr/local/bin/collector").uid(998).cgroup(SERVICE).build();
        Known known = new Known();
        assertThat(assess(process, known).summary().en()).endsWith("find out what it is and add it to the dictionary");
        known.addPath("collector", "/usr/local/bin/collector");
        assertThat(assess(process, known).verdict()).isEqualTo(Verdict.SAFE);
    }

    @Test
    void a_daemon_that_was_unknown_may_be_ended_once_a_policy_says_so() throws JsonProcessingException {
        ProcessSample process =
                program("/usr/local/bin/collector").uid(998).cgroup(SERVICE).build();
        Known known = new Known();
        PolicyLookup policies = new PolicyLookup(known, PLACES);
        assertThat(policies.now(process)).isInstanceOf(PolicyAnswer.Unknown.class);
        known.addPath("collector", "/usr/local/bin/collector");
        assertThat(policies.now(process)).isEqualTo(PolicyAnswer.of(known.entries("collector")));
    }

    private static Warning unusual(Assessment assessment) {
        return assessment.warnings().stream()
                .filter(warning -> warning.code() == WarningCode.SUSPICIOUS_PATH)
                .findFirst()
                .orElseThrow();
    }

    private static Assessment assess(ProcessSample process, ProcessPolicies known) {
        return new Assessor(
                        new Explainer(known),
                        PLACES,
                        FactsReader.NOTHING,
                        new Warnings(KnownPorts.read(), 20),
                        VerdictMode.GRADED,
                        _ -> Optional.empty())
                .assess(new ProcessSweep(SampleBuilder.BOOT, Instant.EPOCH, List.of(process), Map.of(), 0))
                .get(process.identity());
    }

    /** The catalogue, and what an admin writes into it with what the page sends. */
    private static final class Known implements ProcessPolicies {

        private static final ObjectMapper JSON = new ObjectMapper();

        private final List<ProcessPolicy> entries = new ArrayList<>(Catalogue.read().entries().stream()
                .map(entry -> PolicyContents.toPolicy(entry, Origin.CATALOG, Instant.EPOCH, Instant.EPOCH))
                .toList());
        private Lookup lookup = Lookup.of(entries, Platform.LINUX);

        List<ProcessPolicy> entries(String name) {
            return entries.stream().filter(entry -> entry.name().equals(name)).toList();
        }

        /** To the policy of this name; where there is none it is made. */
        void addPath(String name, String path) throws JsonProcessingException {
            List<ProcessPolicy> there = entries.stream()
                    .filter(entry -> entry.name().equals(name) && entry.platform() != Platform.WINDOWS)
                    .toList();
            assertThat(there).hasSizeLessThan(2);
            List<String> paths = new ArrayList<>(there.stream()
                    .flatMap(entry -> entry.expected().paths().stream())
                    .toList());
            paths.add(path);
            PolicyContent read = PolicyReader.read(JSON.writeValueAsString(Map.of(
                    "name",
                    name,
                    "platform",
                    "linux",
                    "category",
                    "general",
                    "description",
                    Map.of("ko", "우리 프로그램", "en", "A program of ours"),
                    "policy",
                    Map.of("is_system", false, "terminatable", true, "reason", Map.of("ko", "우리 것", "en", "ours")),
                    "expected",
                    Map.of("paths", paths),
                    "tags",
                    there.stream().flatMap(entry -> entry.tags().stream()).toList())));
            entries.removeAll(there);
            entries.add(PolicyContents.toPolicy(read, Origin.OPERATOR, Instant.EPOCH, Instant.EPOCH));
            lookup = Lookup.of(entries, Platform.LINUX);
        }

        @Override
        public Optional<ProcessPolicy> find(Set<String> names) {
            return lookup.find(names);
        }

        @Override
        public Optional<ProcessPolicy> findNow(Set<String> names) {
            return find(names);
        }

        @Override
        public Object edition() {
            return lookup;
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public Freshness freshness() {
            return new Freshness(Optional.of(Instant.EPOCH), false);
        }
    }
}
