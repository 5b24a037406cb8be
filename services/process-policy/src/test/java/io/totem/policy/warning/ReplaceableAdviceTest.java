package io.totem.policy.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.totem.policy.access.AccessReader;
import io.totem.policy.access.ProcessAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.People;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of REPLACEABLE_BY, taken out of the sentence and typed into a shell on this machine. */
class ReplaceableAdviceTest {

    private static final HostRoot HOST = HostRoot.local();

    @TempDir
    Path folder;

    private final People people = new People();
    private Path program;

    @BeforeEach
    void a_program_with_a_name_that_needs_quoting() throws IOException {
        assumeTrue(People.isRoot(), "only root gives files to others");
        Files.setAttribute(folder, "unix:mode", 0755);
        Path open = Files.createDirectory(folder.resolve("it's $(here)"));
        program = Files.copy(Path.of("/usr/bin/sleep"), open.resolve("waits"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @AfterEach
    void end_what_was_started() throws InterruptedException {
        people.close();
    }

    /** {@code chmod o-w}, of a file and of a folder above it. */
    @Test
    void taking_the_right_from_everybody_leaves_nobody_who_can_replace_it() throws Exception {
        Process running = people.startAsUs(program.toString(), "600");
        for (Path open : List.of(program, program.getParent())) {
            Files.setAttribute(open, "unix:mode", 0777);
            Warning warning = warning(running).orElseThrow();
            assertThat(warning.title().en()).isEqualTo("anybody can change what it runs");
            run("chmod", "o-w", warning);
            assertThat(warning(running)).as("%s", open).isEmpty();
            Files.setAttribute(open, "unix:mode", 0755);
        }
    }

    /** {@code namei -l}. */
    @Test
    void the_owners_on_the_way_are_shown() throws Exception {
        Process running = people.startAsUs(program.toString(), "600");
        Files.setAttribute(program.getParent(), "unix:uid", People.UID);
        String shown = run("namei", "-l", warning(running).orElseThrow());
        assertThat(shown).contains("it's $(here)", Integer.toString(People.UID), "waits");
    }

    private Optional<Warning> warning(Process running) {
        ProcessTable table = new ProcessTable(HOST, Clock.systemUTC());
        ProcessSample process = await().until(
                        () -> table.one((int) running.pid()).orElseThrow(),
                        sample -> sample.executable()
                                .filter(program.toString()::equals)
                                .isPresent());
        ProcessSweep sweep = new ProcessSweep("b", Instant.EPOCH, List.of(process), Map.of(), 0);
        AccessReader reader = new AccessReader(HOST, Clock.systemUTC());
        return new Assessor(
                        new Explainer(Dictionary.of()),
                        new ExecutableLocations(List.of("/usr"), reader),
                        (one, in) -> ProcessFacts.NONE.with(new ProcessAccesses(reader, new ProcessInspector(HOST))
                                .read(one, in)
                                .orElseThrow()),
                        new Warnings(KnownPorts.read(), 20),
                        VerdictMode.GRADED,
                        _ -> Optional.empty())
                .assess(sweep).get(process.identity()).warnings().stream()
                        .filter(warning -> warning.code() == WarningCode.REPLACEABLE_BY)
                        .findFirst();
    }

    /** What stands behind the last colon, as somebody copies it. */
    private static String run(String name, String option, Warning warning) throws IOException, InterruptedException {
        String said = warning.todo().en();
        String command = said.substring(said.indexOf(name + " " + option + " "));
        assertThat(warning.todo().ko()).endsWith(command);
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(printed).isZero();
        return printed;
    }
}
