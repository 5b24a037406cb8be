package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.policy.access.AccessReader;
import io.totem.policy.facts.StartUp;
import io.totem.policy.facts.StartUp.Loaded;
import io.totem.policy.facts.StartUp.MinerSettings;
import io.totem.policy.script.Interpreted;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real programs were told when they were started. The folder lies under /tmp, where anybody can put files. */
class StartUpReaderTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final HostRoot host = HostRoot.local();
    private final ProcessTable table = new ProcessTable(host, Clock.systemUTC(), Interpreted.INPUTS);
    private final ProcessInspector inspector = new ProcessInspector(host);
    private final AccessReader accesses = new AccessReader(host, Clock.systemUTC());
    private final StartUpReader reader =
            new StartUpReader(inspector, accesses, new MinerSettingsReader(host, inspector, accesses));

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void code_that_says_that_it_was_loaded() throws IOException {
        Files.writeString(folder.resolve("relay.py"), "import time\nprint('ready', flush=True)\ntime.sleep(600)\n");
        Files.createDirectories(folder.resolve("parcel"));
        Files.writeString(folder.resolve("parcel/__init__.py"), "");
        Files.copy(folder.resolve("relay.py"), folder.resolve("parcel/__main__.py"));
        Files.writeString(folder.resolve("Relay.pm"), "package Relay; $| = 1; print \"ready\\n\"; 1;\n");
        Files.writeString(folder.resolve("relay.cjs"), "console.log('ready')\n");
        Files.writeString(folder.resolve("env.sh"), "echo ready\n");
    }

    @AfterEach
    void end_it() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({"relay,/relay.py", "parcel,/parcel/__init__.py"})
    void a_module_in_the_folder_where_python_stands(String module, String file) throws IOException {
        assertThat(start(Map.of(), "python3", "-m", module).loads())
                .extracting(Loaded::path)
                .contains(folder + file);
    }

    @Test
    void a_module_of_pythons_own_is_not_looked_for_in_vain() throws IOException {
        assertThat(start(Map.of(), "python3", "-u", "-m", "http.server", "--bind", "127.0.0.1", "0")
                        .loads())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perl -I FOLDER -MRelay -e sleep(600)",
                "perl -IFOLDER -MRelay -e sleep(600)",
                "perl -Mlib=FOLDER -MRelay -e sleep(600)",
                "node --require FOLDER/relay.cjs -e setInterval(()=>{},6e5)",
                "node -r ./relay.cjs -e setInterval(()=>{},6e5)",
                "node --import=FOLDER/relay.cjs -e setInterval(()=>{},6e5)"
            })
    void what_an_option_has_an_interpreter_load(String words) throws IOException {
        StartUp told =
                start(Map.of(), words.replace("FOLDER", folder.toString()).split(" "));
        assertThat(told.loads())
                .isNotEmpty()
                .allSatisfy(loaded -> assertThat(loaded.path()).startsWith(folder.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PYTHONPATH | FOLDER | python3 -c import·relay
            PERL5LIB | /opt/lib:FOLDER | perl -MRelay -e sleep(600)
            PERL5OPT | -IFOLDER·-MRelay | perl -e sleep(600)
            NODE_OPTIONS | --require·FOLDER/relay.cjs | node -e setInterval(()=>{},6e5)
            BASH_ENV | FOLDER/env.sh | bash -c read·x
            """)
    void what_a_variable_has_an_interpreter_load(String name, String value, String words) throws IOException {
        StartUp told = start(
                Map.of(name, value.replace("FOLDER", folder.toString()).replace('·', ' ')),
                Arrays.stream(words.split(" "))
                        .map(word -> word.replace('·', ' '))
                        .toArray(String[]::new));
        assertThat(told.loads()).singleElement().satisfies(loaded -> {
            assertThat(loaded.by()).isEqualTo(name);
            assertThat(loaded.path()).startsWith(folder.toString());
        });
    }

    /** This test is root, and so is what it starts. */
    @Test
    void of_what_root_runs_also_what_somebody_else_may_change() throws IOException {
        Path shared = Files.createTempDirectory(Path.of("/opt"), "shared");
        Path roots = Files.copy(folder.resolve("relay.cjs"), shared.resolve("roots.cjs"));
        Path others = Files.copy(folder.resolve("relay.cjs"), shared.resolve("others.cjs"));
        try {
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setAttribute(others, "unix:uid", 1500);
            String options = "--require " + roots + " --require " + others;
            assertThat(start(Map.of("NODE_OPTIONS", options), "node", "-e", "setInterval(()=>{},6e5)")
                            .loads())
                    .extracting(Loaded::path)
                    .containsExactly(others.toString());
        } finally {
            for (Path file : List.of(roots, others, shared)) {
                Files.delete(file);
            }
        }
    }

    @Test
    void a_folder_of_roots_alone_and_what_comes_behind_the_script_say_nothing() throws IOException {
        assertThat(start(Map.of("PYTHONPATH", "/usr/lib/x"), "python3", "relay.py", "-I", folder.toString())
                        .loads())
                .isEmpty();
    }

    @Test
    void javas_debugger_is_asked_for_by_a_variable() throws IOException {
        String agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0";
        StartUp told = start(Map.of("JAVA_TOOL_OPTIONS", "-Xmx32m " + agent), JAVA, "-version");
        assertThat(told.options()).containsExactly(agent);
    }

    @Test
    void settings_beside_a_program_and_settings_that_it_was_told() throws IOException {
        assertThat(start("plain", "", "").minerSettings()).isEmpty();
        assertThat(start("beside", "config.json", "{\"pools\": [{\"url\": \"stratum+tcp://u@pool.test:3333\"}]}")
                        .minerSettings())
                .contains(new MinerSettings(folder + "/beside/config.json", "pool.test:3333"));
        assertThat(start("told", "app.json", "{\"autosave\": true, \"donate-level\" : 1}")
                        .minerSettings())
                .contains(new MinerSettings(folder + "/told/app.json", "donate-level"));
        assertThat(start("other", "app.json", "{\"autosave\": true}").minerSettings())
                .isEmpty();
    }

    /** A program without a name that anybody knows, with a file in its folder that it is told if it is called app.json. */
    private StartUp start(String name, String file, String text) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Path program = Files.copy(Path.of("/bin/sh").toRealPath(), own.resolve("updater"));
        Files.writeString(own.resolve(file.isEmpty() ? "nothing" : file), text);
        List<String> told = file.startsWith("app") ? List.of("--config=" + own.resolve(file)) : List.of();
        List<String> command = new ArrayList<>(List.of(program.toString(), "-c", "echo ready; read x"));
        command.addAll(told);
        if (process != null) {
            process.destroyForcibly();
        }
        return start(Map.of(), command.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"autosave\": true, \"pools\": [{\"algo\": null, \"coin\": \"monero\", \"url\": \"pool.test:3333\"}]}",
                "{\"pools\": [{\"url\": \"pool.test:3333\", \"user\": \"x\", \"rig-id\": \"web1\"}]}",
                "{\"pools\":[{\"url\":\"pool.test:3333\",\"algo\":\"rx/0\"}]}"
            })
    void a_pool_without_a_scheme_is_one_by_what_else_is_said_of_it(String text) {
        assertThat(MinerSettingsReader.sign(text)).contains("pool.test:3333");
    }

    @Test
    void other_pools_with_an_address_are_none() {
        assertThat(MinerSettingsReader.sign(
                        "{\"pools\": [{\"url\": \"db.test:5432\", \"user\": \"shop\", \"pass\": \"x\"}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"autosave\": true, \"pools\": [{\"url\": \"postgres://db/shop\", \"max\": 4}]}",
                "see the stratum of the algorithm",
                "{\"donate\": \"level\"}",
                ""
            })
    void settings_of_other_programs_have_no_sign(String text) {
        assertThat(MinerSettingsReader.sign(text)).isEmpty();
    }

    @Test
    void a_fifo_in_the_place_of_settings_holds_nobody_up() throws Exception {
        Path program = Files.copy(Path.of("/bin/sh").toRealPath(), folder.resolve("updater"));
        new ProcessBuilder("mkfifo", folder.resolve("config.json").toString())
                .start()
                .waitFor();
        assertThat(start(Map.of(), program.toString(), "-c", "echo ready; read x")
                        .minerSettings())
                .isEmpty();
    }

    private StartUp start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isNotNull();
        ProcessSample sample = await().until(
                        () -> table.one((int) process.pid()).orElseThrow(),
                        one -> one.executable().isPresent());
        Map<String, String> read = inspector
                .environment(sample.pid(), StartUpReader.variables(sample, Set.of()))
                .orElseThrow();
        return reader.read(sample, read);
    }
}
