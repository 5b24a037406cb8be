package io.totem.policy.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.totem.policy.provenance.FileOrigin.State;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A package made by dpkg-deb and installed by dpkg, with a database of its own: a program and a library in the test's
 * folder, running as real processes.
 */
class RealDpkgTest {

    private static final List<Path> MATHS = List.of(
            Path.of("/lib/x86_64-linux-gnu/libm.so.6"),
            Path.of("/lib/aarch64-linux-gnu/libm.so.6"),
            Path.of("/lib64/libm.so.6"),
            Path.of("/usr/lib/libm.so.6"));

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path program;
    private Path library;
    private HostRoot host;

    @BeforeEach
    void make_a_database() throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/dpkg-deb"))
                        && System.getProperty("user.name").equals("root"),
                "takes dpkg and root");
        folder = folder.toRealPath();
        program = folder.resolve("demo/bin/totem-demo");
        library = folder.resolve("demo/lib/libtotemdemo.so.1");
        Path database = folder.resolve("host/var/lib/dpkg");
        for (String name : List.of("info", "updates", "triggers")) {
            Files.createDirectories(database.resolve(name));
        }
        Files.writeString(database.resolve("status"), "");
        Files.writeString(database.resolve("available"), "");
        // The first process' files are not everywhere ours to see.
        Path proc = Files.createDirectories(folder.resolve("proc"));
        Files.createSymbolicLink(proc.resolve("1"), Path.of("/proc/self"));
        host = new HostRoot(proc, Path.of("/sys"), folder.resolve("host"));
    }

    @AfterEach
    void end_what_was_started() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void a_program_is_its_packages_until_somebody_changes_it() throws Exception {
        install("1.0");
        Provenance installed = examine(run());
        assertThat(installed.program().orElseThrow().state()).isEqualTo(State.UNCHANGED);
        assertThat(installed.explaining())
                .contains(new OwningPackage(PackageSystem.DPKG, "totem-demo", "1.0", "Waits, for the tests of Totem"));
        assertThat(installed.replacedLibrary()).isEmpty();

        Files.copy(program, program.resolveSibling("other"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(program.resolveSibling("other"), "and more", StandardOpenOption.APPEND);
        Files.move(program.resolveSibling("other"), program, StandardCopyOption.REPLACE_EXISTING);
        assertThat(examine(run()).program().orElseThrow().state()).isEqualTo(State.ALTERED);
        assertThat(call("dpkg", "--verify", "totem-demo")).contains(program.toString());
    }

    @Test
    void after_an_update_the_running_program_waits_for_a_restart_and_a_new_one_does_not() throws Exception {
        install("1.0");
        ProcessSample old = run();
        assertThat(old.executableDeleted()).isFalse();
        install("2.0");
        ProcessSample now = sample(old.pid());
        assertThat(now.executableDeleted()).isTrue();
        Provenance found = examine(now);
        assertThat(found.updated()).isTrue();
        assertThat(found.program().orElseThrow().owner().orElseThrow().version())
                .isEqualTo("2.0");
        assertThat(examine(run()).program().orElseThrow().state()).isEqualTo(State.UNCHANGED);
    }

    @Test
    void after_an_update_of_a_library_what_uses_the_old_one_waits_for_a_restart() throws Exception {
        install("1.0");
        Path other = Files.copy(Path.of("/bin/sleep"), folder.resolve("user"), StandardCopyOption.COPY_ATTRIBUTES);
        ProcessSample user = run(other);
        assertThat(examine(user).replacedLibrary()).isEmpty();
        install("2.0");
        assertThat(examine(user).replacedLibrary()).contains(library.toString());
        assertThat(examine(run(other)).replacedLibrary()).isEmpty();
    }

    @Test
    void a_removed_package_owns_nothing_and_its_running_program_was_deleted() throws Exception {
        install("1.0");
        ProcessSample old = run();
        call("dpkg", "--admindir=" + host.root().resolve("var/lib/dpkg"), "--force-not-root", "--purge", "totem-demo");
        Provenance found = examine(sample(old.pid()));
        assertThat(found.updated()).isFalse();
        assertThat(found.explaining()).isEmpty();
    }

    @Test
    void a_program_that_ran_as_its_package_brought_it_waits_for_a_restart_once_that_is_removed() throws Exception {
        install("1.0");
        // One of the packages that are left owns what shows that the database is the system's.
        Path list = host.root().resolve("var/lib/dpkg/info/coreutils.list");
        Files.writeString(list, "/usr/bin/env\n");
        ProcessSample old = run();
        Optional<Verified> before = look(old, Optional.empty()).verified();
        assertThat(before).isPresent();
        call("dpkg", "--admindir=" + host.root().resolve("var/lib/dpkg"), "--force-not-root", "--purge", "totem-demo");
        Files.writeString(list, "/usr/bin/env\n");
        Provenance found = look(sample(old.pid()), before).provenance();
        assertThat(found.removed()).isTrue();
        assertThat(found.explaining().orElseThrow().version()).isEqualTo("1.0");
        assertThat(look(sample(old.pid()), before.map(known -> new Verified(known.owner(), 1, 2)))
                        .provenance()
                        .removed())
                .isFalse();
    }

    @Test
    void the_same_program_again_in_its_place_changes_nothing() throws Exception {
        install("1.0");
        ProcessSample old = run();
        Files.copy(program, program.resolveSibling("again"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(program.resolveSibling("again"), program, StandardCopyOption.REPLACE_EXISTING);
        ProcessSample now = sample(old.pid());
        assertThat(now.executableDeleted()).isTrue();
        assertThat(examine(now).unchanged()).isTrue();
    }

    private Provenance examine(ProcessSample process) throws IOException {
        return look(process, Optional.empty()).provenance();
    }

    private Examiner.Result look(ProcessSample process, Optional<Verified> before) throws IOException {
        String pid = Integer.toString(process.pid());
        if (!Files.exists(host.proc().resolve(pid))) {
            Files.createSymbolicLink(host.proc().resolve(pid), Path.of("/proc", pid));
        }
        return new Examiner(
                        host,
                        new Packages(host, System::nanoTime),
                        new FileContents(new Pace(0, System::nanoTime)),
                        Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))
                .examine(Subject.of(process, before));
    }

    /** A copy of sleep, with a few bytes behind its end that tell the versions apart. */
    private void install(String version) throws Exception {
        Path tree = folder.resolve("build-" + version);
        place(tree, Path.of("/bin/sleep"), program, version);
        place(tree, maths().orElseThrow(), library, version);
        Path control = Files.createDirectories(tree.resolve("DEBIAN"));
        Files.setPosixFilePermissions(control, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(control.resolve("control"), """
                Package: totem-demo
                Version: %s
                Architecture: all
                Maintainer: Totem <totem@example.org>
                Description: Waits, for the tests of Totem
                """.formatted(version));
        Files.writeString(
                control.resolve("md5sums"),
                call(
                        "sh",
                        "-c",
                        "cd '" + tree + "' && find . -type f ! -path './DEBIAN/*' -printf '%P\\n' | xargs md5sum"));
        Path built = folder.resolve("demo-" + version + ".deb");
        call("dpkg-deb", "--root-owner-group", "--build", tree.toString(), built.toString());
        call(
                "dpkg",
                "--admindir=" + host.root().resolve("var/lib/dpkg"),
                "--force-not-root",
                "--install",
                built.toString());
    }

    private static void place(Path tree, Path from, Path to, String version) throws IOException {
        Path at = tree.resolve(to.toString().substring(1));
        Files.createDirectories(at.getParent());
        Files.copy(from.toRealPath(), at, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(at, version, StandardOpenOption.APPEND);
    }

    private static Optional<Path> maths() {
        return MATHS.stream().filter(Files::exists).findFirst();
    }

    private ProcessSample run() throws IOException {
        return run(program);
    }

    /** With the library in it. */
    private ProcessSample run(Path file) throws IOException {
        ProcessBuilder command = new ProcessBuilder(file.toString(), "600");
        command.environment().put("LD_PRELOAD", library.toString());
        Process process = command.start();
        started.add(process);
        int pid = (int) process.pid();
        await().until(() -> {
            ProcessSample seen = sample(pid);
            return seen.executable().filter(file.toString()::equals).isPresent()
                    && Files.readString(Path.of("/proc/" + pid + "/maps")).contains(library.toString());
        });
        return sample(pid);
    }

    private ProcessSample sample(int pid) {
        return new ProcessTable(HostRoot.local(), Clock.systemUTC()).one(pid).orElseThrow();
    }

    private String call(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("DPKG_ADMINDIR", host.root().resolve("var/lib/dpkg").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }
}
