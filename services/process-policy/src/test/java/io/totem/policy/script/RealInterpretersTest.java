package io.totem.policy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a real interpreter runs with these options against what we read from its arguments. Every file in the folder says
 * its own name when it runs, also those that stand where only a value belongs.
 */
class RealInterpretersTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final ProcessTable table = new ProcessTable(HostRoot.local(), Clock.systemUTC(), Interpreted.INPUTS);

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void scripts_that_say_which_they_are() throws IOException {
        for (String name : List.of("x", "pipefail", "ignore", "dev", "lib", "strict", "other", "utf8")) {
            write(name + ".sh", "echo " + name + ".sh; exec 3<&-; while :; do sleep 600; done");
            write(name + ".py", "import time\nprint('" + name + ".py', flush=True)\ntime.sleep(600)");
            write(name + ".pl", "$| = 1; print \"" + name + ".pl\\n\"; sleep 600;");
            write(name + ".js", "console.log('" + name + ".js'); setInterval(() => {}, 600000);");
        }
        write("quiet.cjs", "");
        write("quiet.mjs", "");
        write("rc", "");
        write("Tool.java", "void main() throws Exception { IO.println(\"Tool.java\"); Thread.sleep(600_000); }");
    }

    @AfterEach
    void end_it() throws InterruptedException {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash x.sh",
                "bash -o pipefail x.sh",
                "bash -euo pipefail x.sh other.sh",
                "bash -oe pipefail x.sh",
                "bash +o history -O extglob x.sh",
                "bash --rcfile other.sh --norc x.sh",
                "bash --init-file other.sh -- x.sh",
                "bash - x.sh",
                "bash ./x.sh",
                "dash x.sh",
                "dash -o noglob -u x.sh",
                "dash -uo noglob x.sh",
                "dash - x.sh",
                "busybox sh x.sh",
                "busybox ash -o noglob x.sh",
                "env A=1 B=2 bash x.sh",
                "nice -n 1 dash x.sh",
                "timeout --foreground 600 bash x.sh"
            })
    void a_shell_runs_the_file_that_we_say(String words) throws IOException {
        assertSame(words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python3 x.py",
                "python3 -W ignore x.py",
                "python3 -Wignore -X dev -uB x.py other.py",
                "python3 -uW ignore -Xutf8 -- x.py",
                "python3 -uWignore x.py",
                "python3 --check-hash-based-pycs never x.py",
                "python3 -IEs x.py",
                "python3 ././x.py"
            })
    void python_runs_the_file_that_we_say(String words) throws IOException {
        assertSame(words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perl x.pl",
                "perl -I lib -Mstrict -w x.pl",
                "perl -Ilib -T x.pl other.pl",
                "perl -wT -CSD x.pl",
                "perl -mstrict -W -- x.pl",
                "perl -wI lib x.pl",
                "perl -l012 -0777 x.pl"
            })
    void perl_runs_the_file_that_we_say(String words) throws IOException {
        assertSame(words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node x.js",
                "node --require ./quiet.cjs x.js other.js",
                "node -r ./quiet.cjs --import ./quiet.mjs x.js",
                "node --max-old-space-size=256 --conditions other.js x.js",
                "node -C other.js --no-warnings x.js",
                "node --inspect=127.0.0.1:0 --unhandled-rejections strict x.js",
                "node --dns-result-order ipv4first -- x.js"
            })
    void node_runs_the_file_that_we_say(String words) throws IOException {
        assertSame(words.split(" "));
    }

    @Test
    void java_runs_the_source_file_that_we_say() throws IOException {
        assertSame(JAVA, "-Xshare:auto", "--source", "25", "Tool.java", "other.sh");
    }

    @Test
    void java_runs_the_class_from_the_path_that_we_say() throws IOException {
        String classes = Path.of("target/test-classes").toAbsolutePath().toString();
        Read read = start(List.of(), JAVA, "-cp", "lib:" + classes, SaysAndWaits.class.getName(), "-jar");
        assertThat(read.said()).isEqualTo("runs");
        assertThat(read.interpreted().runs())
                .isEqualTo(new Runs.MainClass(SaysAndWaits.class.getName(), List.of("lib", classes)));
        assertThat(read.interpreted().files(read.sample())).containsExactly(folder.resolve("lib") + "", classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash -s", "bash", "dash -s other.sh", "busybox sh", "bash -u /dev/stdin"})
    void a_shell_reads_the_file_that_it_is_given_as_standard_input(String words) throws IOException {
        assertSame(List.of("sh", "-c", "exec \"$@\" < x.sh", "sh"), "x.sh", words.split(" "));
    }

    @Test
    void others_read_it_so_too() throws IOException {
        assertSame(List.of("sh", "-c", "exec \"$@\" < x.py", "sh"), "x.py", "python3", "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash -c", "dash -euc", "bash -o pipefail -c"})
    void text_in_the_arguments_is_no_file(String words) throws IOException {
        String[] command = Stream.concat(
                        Arrays.stream(words.split(" ")), Stream.of("echo said; sleep 600; true", "x.sh"))
                .toArray(String[]::new);
        Read read = start(List.of(), command);
        assertThat(read.said()).isEqualTo("said");
        assertThat(read.interpreted().runs()).isEqualTo(new Runs.Text());
    }

    @Test
    void a_module_of_pythons_is_named() throws IOException {
        Read read = start(List.of(), "python3", "-um", "x");
        assertThat(read.said()).isEqualTo("x.py");
        assertThat(read.interpreted().runs()).isEqualTo(new Runs.Module("x"));
    }

    @Test
    void through_the_dynamic_loader_the_script_is_found_all_the_same() throws IOException {
        Optional<Path> loader = Stream.of("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
        if (loader.isPresent()) {
            assertSame(loader.get().toString(), "--library-path", "other.sh", "/bin/bash", "-o", "pipefail", "x.sh");
        }
    }

    @Test
    void a_file_that_begins_with_its_interpreter_is_the_script() throws IOException {
        Path script = write(
                "daemon", "#!/usr/bin/env -S python3 -u\nimport time\nprint('daemon', flush=True)\ntime.sleep(600)");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertSame("./daemon", "other.py");
    }

    /** Made by Python with memfd_create(2), which then becomes the interpreter. */
    private static final String MEMORY = """
            import os, sys
            f = os.memfd_create('m', 0)
            os.write(f, sys.argv[1].encode())
            os.lseek(f, 0, 0)
            words = [w.replace('FD', str(f)).replace('PID', str(os.getpid())) for w in sys.argv[2:]]
            if words[-1] == '<':
                os.dup2(f, 0)
                words.pop()
            os.execvp(words[0], words)
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh /proc/self/fd/FD",
                "bash /dev/fd/FD",
                "dash /proc/PID/fd/FD",
                "bash -o pipefail /dev/fd/FD",
                "sh -s <",
                "bash /dev/stdin <",
                "busybox sh /proc/self/fd/FD"
            })
    void a_shells_script_in_memory_is_known_to_be_there(String words) throws IOException {
        assertInMemory("echo ready; sleep 600; true", words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3 -u /proc/self/fd/FD", "python3 -u - <", "python3 -u /proc/PID/fd/FD"})
    void so_is_pythons(String words) throws IOException {
        assertInMemory("print('ready')\nimport time\ntime.sleep(600)", words);
    }

    @Test
    void so_is_perls() throws IOException {
        assertInMemory("$| = 1; print \"ready\\n\"; sleep 600;", "perl -w /proc/self/fd/FD");
    }

    @Test
    void a_program_that_the_loader_takes_from_memory_is_there_as_well() throws IOException {
        Path loader = Path.of("/lib64/ld-linux-x86-64.so.2");
        Assumptions.assumeTrue(Files.exists(loader));
        String copy = """
                import os
                f = os.memfd_create('m', 0)
                os.write(f, open('/bin/cat', 'rb').read())
                os.execv('%s', ['ld.so', '/proc/self/fd/%%d' %% f])
                """.formatted(loader);
        process = new ProcessBuilder("python3", "-c", copy).start();
        ProcessSample loaded = await().until(
                        () -> table.one((int) process.pid()).orElseThrow(),
                        one -> one.commandLine().getFirst().equals("ld.so"));
        assertThat(Interpreted.of(loaded).orElseThrow().files(loaded)).containsExactly("/memfd:m");
    }

    @Test
    void what_a_shell_is_given_on_the_spot_lies_nowhere() throws IOException {
        Read substituted = start(List.of(), "bash", "-c", "exec bash <(echo 'echo ready; sleep 600; true')");
        assertThat(substituted.interpreted().script(substituted.sample())).isEmpty();
        end(process);
        // Too long for a pipe: it lies in a file that has no name any more.
        String here = "exec bash << END\necho ready\nsleep 600\n" + "# more\n".repeat(20_000) + "END\n";
        Path script = write("here.sh", here);
        Read given = start(List.of(), "bash", script.toString());
        assertThat(given.interpreted().script(given.sample())).isEmpty();
    }

    @Test
    void a_script_of_a_disk_has_its_place_by_any_descriptor() throws IOException {
        assertSame(List.of("bash", "-c", "exec 5< x.sh; exec \"$@\"", "bash"), "x.sh", "bash", "/dev/fd/5");
    }

    private void assertInMemory(String script, String words) throws IOException {
        String[] command = Stream.concat(Stream.of("python3", "-c", MEMORY, script), Arrays.stream(words.split(" ")))
                .toArray(String[]::new);
        Read read = start(List.of(), command);
        assertThat(read.said()).isEqualTo("ready");
        assertThat(read.interpreted().script(read.sample()))
                .as("%s as %s", read.sample().commandLine(), read.interpreted().runs())
                .contains("/memfd:m");
    }

    private static void end(Process one) {
        one.destroyForcibly();
    }

    private void assertSame(String... command) throws IOException {
        String expected = Arrays.stream(command)
                .map(word -> Path.of(word).getFileName().toString())
                .filter(word -> word.matches("x\\..*|Tool\\.java|daemon"))
                .findFirst()
                .orElseThrow();
        assertSame(List.of(), expected, command);
    }

    private void assertSame(List<String> before, String expected, String... command) throws IOException {
        Read read = start(before, command);
        assertThat(read.said()).isEqualTo(expected);
        assertThat(read.interpreted().script(read.sample()))
                .as("%s as %s", read.sample().commandLine(), read.interpreted().runs())
                .contains(folder.toRealPath().resolve(expected).toString());
    }

    private record Read(String said, ProcessSample sample, Interpreted interpreted) {}

    private Read start(List<String> before, String... command) throws IOException {
        List<String> words =
                Stream.concat(before.stream(), Arrays.stream(command)).toList();
        process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(false)
                .start();
        // Held by the process: it ends with it.
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String said = output.readLine();
        ProcessSample sample = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(handle -> table.one((int) handle.pid()).stream())
                .filter(one -> Interpreted.of(one)
                        .filter(found -> !(found.runs() instanceof Runs.Itself))
                        .isPresent())
                .findFirst()
                .orElseThrow();
        return new Read(said, sample, Interpreted.of(sample).orElseThrow());
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text + "\n");
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }
}
