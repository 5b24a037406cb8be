package io.totem.policy.termination;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Platform;
import io.totem.api.processes.Verdict;
import io.totem.platform.caller.Role;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.container.Container;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.OwnPart;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.verdict.Assessment;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Totem says of itself that it is Totem, and of nobody else. */
class TotemProcessesTest {

    private static final String OWN = "a".repeat(64);
    private static final String SISTER = "b".repeat(64);
    private static final String OTHER = "c".repeat(64);

    private static final OwnProcess CONTAINED = new OwnProcess(
            900,
            Set.of(1, 900),
            0,
            true,
            Optional.of(OWN),
            Optional.of("/system.slice/"),
            Optional.of("any-folder"),
            Optional.empty());
    private static final OwnProcess ON_THE_HOST =
            new OwnProcess(900, Set.of(1, 800, 900), 1000, true, Optional.of("/t.jar"));

    static Stream<SampleBuilder> parts_of_the_stack() {
        return Stream.of(
                program("/sbin/tini").commandLine("/sbin/tini", "-e", "143", "--", "/docker-entrypoint.sh", "serve"),
                program("/usr/lib/jvm/java-25-openjdk/bin/java")
                        .commandLine("java", "-XX:AOTCache=/opt/totem/app.aot", "io.quarkus.runner.GeneratedMain"),
                program("/bin/busybox").comm("healthcheck.sh").commandLine("/bin/sh", "/healthcheck.sh"),
                program("/bin/busybox").comm("docker-entrypoi").commandLine("/bin/sh", "/docker-entrypoint.sh"),
                program("/usr/sbin/nginx").commandLine("nginx: worker process").uid(101),
                program("/opt/unheard/of").uid(999));
    }

    @ParameterizedTest
    @MethodSource("parts_of_the_stack")
    void every_process_of_a_container_of_the_stack_is_said_to_be_totems_and_protected(SampleBuilder built) {
        for (String id : List.of(OWN, SISTER)) {
            ProcessSample process = built.container(id).build();
            Container container = new Container(id, "any-folder-web-1", Optional.of("any-folder"), Optional.empty());
            Assessment said = say(process, Optional.of(container), CONTAINED);
            assertThat(said.explanation().description().en()).startsWith("In Totem's own container any-folder-web-1: ");
            assertThat(said.explanation().description().ko()).startsWith("Totem 자신의 컨테이너 any-folder-web-1에서 실행: ");
            assertThat(refused(process, Optional.of(container), CONTAINED)).isEqualTo("PROTECTED_TOTEM");
        }
    }

    /** Somebody may have broken into it. */
    @Test
    void what_nobody_knows_is_unknown_in_totems_own_container_too() {
        ProcessSample process =
                program("/opt/unheard/of").uid(999).container(OWN).build();
        Assessment said = say(process, Optional.of(Container.unread(OWN)), CONTAINED);
        assertThat(said.explanation().description().en()).endsWith(": Unknown program");
        assertThat(said.verdict()).isEqualTo(Verdict.CAUTION);
    }

    @Test
    void on_the_host_itself_it_is_the_process_that_says_so() {
        ProcessSample self = program("/usr/lib/jvm/java/bin/java")
                .pid(900)
                .commandLine("java", "-jar", "/t.jar")
                .build();
        assertThat(say(self, Optional.empty(), ON_THE_HOST)
                        .explanation()
                        .description()
                        .en())
                .startsWith("Totem's own process: ");
        assertThat(refused(self, Optional.empty(), ON_THE_HOST)).isEqualTo("PROTECTED_TOTEM");
    }

    static Stream<SampleBuilder> impostors() {
        return Stream.of(
                program("/home/x/java")
                        .commandLine("java", "-Dtotem.service=metrics", "io.quarkus.runner.GeneratedMain"),
                program("/usr/bin/java").uid(1001).commandLine("java", "-jar", "/t.jar"),
                program("/tmp/totem").comm("totem").commandLine("totem"),
                program("/bin/sh").commandLine("sh", "/healthcheck.sh"),
                program("/usr/bin/sleep").container(OTHER),
                program("/usr/bin/sleep")
                        .cgroup("/user.slice/user-1001.slice/user@1001.service/docker-" + OWN + ".scope"),
                program("/usr/bin/sleep").cgroup("/system.slice/his.service/docker-" + SISTER + ".scope"),
                program("/usr/bin/sleep").cgroup("/docker/" + OWN));
    }

    /** Whatever a program calls itself, is told, or calls a group that was left to its user. */
    @ParameterizedTest
    @MethodSource("impostors")
    void nobody_else_is_totem(SampleBuilder built) {
        ProcessSample process = built.uid(1001).build();
        Optional<Container> container = process.containerId()
                .map(id -> new Container(
                        id,
                        "any-folder-web-1",
                        Optional.of(id.equals(OTHER) ? "theirs" : "any-folder"),
                        Optional.empty()));
        for (OwnProcess own : List.of(CONTAINED, ON_THE_HOST)) {
            assertThat(TotemProcesses.isOwn(process, container, own)).isFalse();
            assertThat(say(process, container, own).explanation().description().en())
                    .doesNotContain("Totem's own");
            assertThat(refused(process, container, own)).isNotEqualTo("PROTECTED_TOTEM");
        }
    }

    private static Assessment say(ProcessSample process, Optional<Container> container, OwnProcess own) {
        return new Assessor(
                        new Explainer(new CatalogueDictionary(Platform.LINUX)),
                        new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/lib", "/opt"), FileAccesses.UNREAD),
                        (one, _) -> TotemProcesses.isOwn(one, container, own)
                                ? ProcessFacts.NONE.with(new OwnPart(container.map(Container::name)))
                                : ProcessFacts.NONE,
                        new Warnings(KnownPorts.read(), 20),
                        VerdictMode.GRADED,
                        _ -> Optional.empty())
                .assess(new ProcessSweep(SampleBuilder.BOOT, Instant.EPOCH, List.of(process), Map.of(), 0))
                .get(process.identity());
    }

    private static String refused(ProcessSample process, Optional<Container> container, OwnProcess own) {
        return TerminationDecision.decide(new TerminationContext(
                        process,
                        Expectation.of(process),
                        container,
                        Optional.empty(),
                        new PolicyAnswer.Unknown(),
                        Optional.of(Role.ADMIN),
                        new HostFacts(LoginUsers.DEFAULT, own, Set.of(), Map.of())))
                .code();
    }
}
