package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.kernel;
import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.access.FileAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.known.Expected;
import io.totem.policy.known.KnownProcess;
import io.totem.policy.known.KnownProcesses;
import io.totem.policy.known.Origin;
import io.totem.policy.known.Platform;
import io.totem.policy.place.Places;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.ProcessSample;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameMismatchTest {

    private static final KnownProcesses CATALOGUE = new CatalogueDictionary(Platform.LINUX);
    private static final Places PLACES = new Places(List.of("/usr", "/bin", "/sbin", "/opt"), FileAccesses.UNREAD);
    private static final NameMismatchRule RULE = new NameMismatchRule();

    @ParameterizedTest
    @ValueSource(strings = {"[kworker/0:1]", "[kworker/u8:2-events]", "[kswapd0]", "[ksoftirqd/1]", "[rcu_sched]"})
    void a_program_that_writes_itself_as_a_thread_of_the_kernel_is_danger(String title) {
        List<Warning> found = check(program("/home/kim/.cache/x").commandLine(title));
        assertThat(found).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.code()).isEqualTo(WarningCode.NAME_MISMATCH);
            assertThat(warning.why().ko()).contains("/home/kim/.cache/x");
            assertThat(warning.why().en()).contains("/home/kim/.cache/x");
        });
        assertThat(check(program("/usr/bin/x").commandLine(title))).hasSize(1);
    }

    @Test
    void a_file_that_bears_a_kernel_threads_name_is_not_that_thread() {
        assertThat(check(program("/home/kim/.configrc/kswapd0"))).hasSize(1);
        assertThat(check(program("/home/kim/x").comm("kworker/0:1"))).hasSize(1);
        assertThat(check(program("/home/kim/bin/migration"))).isEmpty();
        assertThat(check(kernel("kworker/0:1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/home/kim/x,sshd", "/tmp/a,systemd-logind", "/srv/app/run,cron", "/dev/shm/s,dbus-daemon"})
    void a_program_elsewhere_that_calls_itself_like_a_part_of_the_system_is_danger(String path, String name) {
        assertThat(check(program(path).comm(name))).hasSize(1);
        assertThat(check(program(path).commandLine("/usr/sbin/" + name, "-D"))).hasSize(1);
        assertThat(check(program(path).commandLine(name + ": master process"))).hasSize(1);
    }

    @Test
    void an_installed_program_known_to_be_something_else_lies_when_it_takes_a_system_name() {
        KnownProcesses known = Dictionary.of(Policies.system("sshd"), Policies.entry("nc", true));
        assertThat(check(program("/usr/bin/nc").commandLine("sshd", "-l"), known))
                .hasSize(1);
        assertThat(check(program("/usr/bin/udevadm").comm("sshd"), known)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/python3.9,firewalld,/usr/bin/python3",
        "/usr/bin/busybox,crond,/usr/sbin/crond",
        "/bin/busybox,syslogd,/sbin/syslogd",
        "/usr/bin/udevadm,systemd-udevd,/lib/systemd/systemd-udevd",
        "/usr/bin/kmod,modprobe,/sbin/modprobe",
        "/usr/lib/openssh/sshd-session,sshd-session,sshd: kim [priv]",
        "/usr/lib/systemd/systemd,systemd,/sbin/init",
        "/usr/lib/systemd/systemd-executor,(sd-pam),(sd-pam)",
        "/usr/sbin/mariadbd,mysqld,/usr/sbin/mysqld",
        "/usr/sbin/exim4,exim4,/usr/sbin/sendmail",
        "/usr/sbin/cron,cron,/usr/sbin/CRON",
        "/usr/sbin/nginx,nginx,nginx: worker process",
        "/usr/lib/postgresql/17/bin/postgres,postgres,postgres: checkpointer",
        "/usr/bin/bash,bash,-bash",
        "/usr/bin/dash,sh,/bin/sh",
        "/usr/bin/perl,[kworker/0:0],[kworker/0:0]",
        "/home/kim/my_tool,my_tool,./my_tool"
    })
    void interpreters_applets_links_and_titles_are_no_lies(String path, String comm, String title) {
        assertThat(check(program(path).comm(comm).commandLine(title))).isEmpty();
    }

    @Test
    void an_app_in_a_container_is_judged_by_its_files_name_as_anywhere() {
        String container = "c".repeat(64);
        assertThat(check(program("/app/server").container(container))).isEmpty();
        assertThat(check(program("/usr/sbin/nginx")
                        .commandLine("nginx: master process")
                        .container(container)))
                .isEmpty();
        assertThat(check(program("/app/server").comm("sshd").container(container)))
                .hasSize(1);
    }

    @Test
    void no_policy_mutes_it() {
        Expected everything = new Expected(true, List.of(), List.of(), List.of("/home/kim/x"));
        KnownProcess excused = Policies.expecting("x", everything, Origin.OPERATOR);
        KnownProcesses known = Dictionary.of(Policies.system("sshd"), excused);
        assertThat(check(program("/home/kim/x").comm("sshd"), known))
                .singleElement()
                .matches(warning -> !warning.muted());
    }

    private static List<Warning> check(SampleBuilder process) {
        return check(process, CATALOGUE);
    }

    private static List<Warning> check(SampleBuilder process, KnownProcesses known) {
        ProcessSample sample = process.build();
        return RULE.check(new Evidence(
                sample,
                List.of(),
                new Explainer(known).explain(Explainer.search(sample, PLACES.ofExecutable(sample))),
                PLACES.of(sample),
                List.of(),
                ProcessFacts.NONE,
                Duration.ZERO));
    }
}
