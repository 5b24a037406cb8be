package io.totem.policy.termination;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.caller.Role;
import io.totem.policy.container.Container;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Kill safety as a property: random processes, policies, callers and hosts: nothing on the never-list is ever allowed, and nobody without a role. */
class KillSafetyNeverListTest {

    private static final int CASES = 5_000;
    private static final String CONTAINER = "a".repeat(64);
    private static final String OWN_CONTAINER = "b".repeat(64);
    private static final String CONTAINER_OF_OUR_PROJECT = "d".repeat(64);

    private static final List<String> PROTECTED_PATHS = List.of(
            "/usr/lib/systemd/systemd",
            "/usr/lib/systemd/systemd-journald",
            "/lib/systemd/systemd-udevd",
            "/usr/bin/dockerd",
            "/usr/bin/containerd",
            "/usr/bin/containerd-shim-runc-v2",
            "/usr/bin/runc",
            "/usr/bin/dbus-daemon",
            "/usr/bin/dbus-broker-launch",
            "/sbin/openrc-init",
            "/usr/bin/podman",
            "/usr/bin/conmon",
            "/usr/sbin/dropbear",
            "/usr/sbin/agetty",
            "/usr/sbin/gdm3",
            "/usr/lib/xorg/Xorg");

    private static final List<String> OTHER_PATHS =
            List.of("/usr/bin/sleep", "/usr/sbin/nginx", "/tmp/x", "/home/kim/app", "/usr/bin/python3.11", "/opt/a/b");

    private static final List<String> CGROUPS = List.of(
            "", "/", "/system.slice/x.service", "/user.slice/user-1000.slice/session-1.scope", "/docker/" + CONTAINER);

    /** What makes an ordinary process one of the never-list. */
    private static final List<UnaryOperator<SampleBuilder>> PROTECTIONS = List.of(
            process -> process.pid(1),
            process -> process.pid(900),
            process -> process.pid(800),
            process -> process.terminal(4 << 8 | 2),
            process -> process.cgroup("/user.slice/user-1000.slice/session-9.scope"),
            process -> process.executable("/usr/sbin/sshd").commandLine("/usr/sbin/sshd", "-D"),
            process -> process.cgroup("/docker/" + OWN_CONTAINER),
            process -> process.cgroup("/docker/" + CONTAINER_OF_OUR_PROJECT));

    @RepeatedTest(4)
    void nothing_on_the_never_list_is_ever_allowed(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < CASES; i++) {
            ProcessSample process = protectedProcess(random);
            Decision decision = decide(process, random);
            assertThat(decision.allowed()).as("%s", process).isFalse();
        }
    }

    @RepeatedTest(4)
    void an_allowed_ending_has_a_role_that_suffices_a_policy_that_does_not_forbid_it_and_a_living_process(
            RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int allowed = 0;
        for (int i = 0; i < CASES; i++) {
            TerminationContext question = question(ordinary(random).build(), random);
            if (TerminationDecision.decide(question).allowed()) {
                allowed++;
                assertThat(question.role()).isPresent();
                assertThat(question.role().get().holds(Role.OPERATOR)).isTrue();
                assertThat(question.process().state()).isNotEqualTo('Z');
                boolean person = TerminationDecision.isLoginUsers(question.process(), LoginUsers.DEFAULT);
                boolean permitted = question.policy() instanceof PolicyAnswer.Found found && found.terminatable();
                assertThat(permitted || person && question.policy() instanceof PolicyAnswer.Unknown)
                        .isTrue();
                assertThat(person || question.role().get() == Role.ADMIN).isTrue();
            }
        }
        assertThat(allowed).as("cases that say something").isGreaterThan(100);
    }

    private static ProcessSample protectedProcess(Random random) {
        SampleBuilder process = ordinary(random);
        if (random.nextBoolean()) {
            return process.executable(pick(PROTECTED_PATHS, random)).build();
        }
        if (random.nextInt(8) == 0) {
            return SampleBuilder.kernel("kworker/" + random.nextInt(8))
                    .pid(2 + random.nextInt(9_000))
                    .build();
        }
        return pick(PROTECTIONS, random).apply(process).build();
    }

    private static SampleBuilder ordinary(Random random) {
        return SampleBuilder.program(pick(OTHER_PATHS, random))
                .pid(1_000 + random.nextInt(30_000))
                .comm(pick(List.of("sleep", "systemd", "nginx", "sshd", "<b>", "a b"), random))
                .uid(pick(List.of(0, 33, 1000, 1001, 59_999, 65_534), random))
                .state(pick(List.of('S', 'R', 'D', 'T', 'Z'), random))
                .cgroup(pick(CGROUPS, random));
    }

    private static Decision decide(ProcessSample process, Random random) {
        return TerminationDecision.decide(question(process, random));
    }

    private static TerminationContext question(ProcessSample process, Random random) {
        List<PolicyAnswer> policies = List.of(
                new PolicyAnswer.Unknown(),
                new PolicyAnswer.Unavailable(),
                PolicyAnswer.of(List.of(Policies.entry("x", true))),
                PolicyAnswer.of(List.of(Policies.entry("x", random.nextBoolean()), Policies.entry("y", true))));
        List<Optional<Role>> roles = List.of(
                Optional.empty(), Optional.of(Role.VIEWER), Optional.of(Role.OPERATOR), Optional.of(Role.ADMIN));
        OwnProcess own = new OwnProcess(
                900,
                Set.of(900, 800),
                random.nextInt(3) == 0 ? 1000 : 0,
                random.nextInt(4) > 0,
                Optional.of(OWN_CONTAINER),
                Optional.of("/docker/"),
                Optional.of("ours"),
                Optional.empty());
        return new TerminationContext(
                process,
                Expectation.of(process),
                process.containerId()
                        .map(id -> new Container(
                                id,
                                "shop",
                                Optional.of(id.equals(CONTAINER_OF_OUR_PROJECT) ? "ours" : "theirs"),
                                Optional.of("no"))),
                Optional.empty(),
                pick(policies, random),
                pick(roles, random),
                new HostFacts(LoginUsers.DEFAULT, own, Set.of("session-9.scope"), Map.of()));
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
