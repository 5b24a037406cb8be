package io.totem.policy.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.api.policies.Platform;
import io.totem.policy.access.AccessReader;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.script.Interpreted;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes that call themselves something else, and their harmless neighbours. */
class RealMasqueradeTest {

    private static final String PRCTL = """
            import ctypes, sys, time
            ctypes.CDLL(None).prctl(15, sys.argv[1].encode(), 0, 0, 0)
            print('ready', flush=True)
            time.sleep(600)
            """;

    private final ProcessTable table = new ProcessTable(HostRoot.local(), Clock.systemUTC(), Interpreted.INPUTS);
    private final ExecutableLocations places = new ExecutableLocations(
            List.of("/usr", "/bin", "/lib"), new AccessReader(HostRoot.local(), Clock.systemUTC()));
    private final Explainer explainer = new Explainer(new CatalogueDictionary(Platform.LINUX));

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void end_it() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[kthreadd]", "[kworker/u8:3]", "[anything]"})
    void perl_that_writes_itself_as_a_thread_of_the_kernel(String name) throws IOException {
        Explanation explained = start("perl", "-e", "$0 = shift; $| = 1; print \"ready\\n\"; sleep 600", name);
        assertThat(explained.masquerade()).get().extracting(Masquerade::kind).isEqualTo(Masquerade.Kind.KERNEL);
        assertThat(explained.masquerade().orElseThrow().path()).contains("perl");
    }

    @ParameterizedTest
    @CsvSource({
        "kworker/u4:2,KERNEL",
        "kswapd0,KERNEL",
        "sshd,PROGRAM",
        "systemd-logind,PROGRAM",
        "nginx,PROGRAM",
        "bash,PROGRAM",
        "/usr/sbin/httpd,PROGRAM",
        "ѕѕhd,LOOK_ALIKE",
        "cr0nd,LOOK_ALIKE",
        "'worker ',INVISIBLE"
    })
    void python_that_names_itself_by_prctl(String name, Masquerade.Kind kind) throws IOException {
        Explanation explained = start("python3", "-c", PRCTL, name);
        assertThat(explained.masquerade()).get().extracting(Masquerade::kind).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker-1", "migration", "my app", "celery", "gunicorn", "npm", "loop"})
    void python_that_names_itself_like_no_part_of_the_system_lies_about_nothing(String name) throws IOException {
        assertThat(start("python3", "-c", PRCTL, name).masquerade()).isEmpty();
    }

    @Test
    void a_script_with_a_system_programs_name_is_a_script_and_bears_the_name_falsely() throws IOException {
        Path script = Files.writeString(folder.resolve("sshd"), "#!/bin/sh\necho ready\nwhile :; do sleep 1; done\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Explanation explained = start(script.toString());
        assertThat(explained.masquerade())
                .get()
                .returns(Masquerade.Kind.FILE, Masquerade::kind)
                .returns("sshd", Masquerade::name);
        assertThat(explained.description().en()).startsWith("Shell script of ").endsWith(", " + script);
        assertThat(explained.description().ko()).endsWith(" 사용자의 셸 스크립트 " + script);
    }

    @Test
    void a_program_that_was_started_by_another_name_is_that_program_with_a_lie() throws IOException {
        Explanation explained = start("bash", "-c", "echo ready; exec -a '[kworker/0:0]' sleep 600");
        assertThat(explained.masquerade()).get().extracting(Masquerade::kind).isEqualTo(Masquerade.Kind.KERNEL);
        assertThat(explained.known().orElseThrow().name()).isEqualTo("sleep");
    }

    @Test
    void an_installed_program_under_the_name_of_a_daemon_lies() throws IOException {
        assertThat(start("bash", "-c", "echo ready; exec -a /usr/sbin/sshd sleep 600")
                        .masquerade())
                .get()
                .extracting(Masquerade::kind)
                .isEqualTo(Masquerade.Kind.PROGRAM);
    }

    @Test
    void a_login_shell_an_applet_and_an_interpreter_through_the_loader_are_no_lies() throws IOException {
        assertThat(start("bash", "-c", "exec -a -bash bash -c 'echo ready; read x'")
                        .masquerade())
                .isEmpty();
        end();
        assertThat(start("busybox", "sh", "-c", "echo ready; read x").masquerade())
                .isEmpty();
        end();
        if (Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"))) {
            Explanation loaded = start("/lib64/ld-linux-x86-64.so.2", "/bin/bash", "-c", "echo ready; read x");
            assertThat(loaded.masquerade()).isEmpty();
        }
    }

    private void end() {
        process.destroyForcibly();
    }

    /** What it is once it has said that it is ready, and become what it wants to be. */
    private Explanation start(String... command) throws IOException {
        process = new ProcessBuilder(command).directory(folder.toFile()).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("ready");
        ProcessSample sample = await().until(
                        () -> table.one((int) process.pid()).orElseThrow(),
                        one -> !one.commandLine().toString().contains("exec -a"));
        return explainer.explain(Explainer.search(sample, places));
    }
}
