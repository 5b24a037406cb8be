package io.totem.policy.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.totem.policy.provenance.FileOrigin.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package made by rpmbuild and installed by rpm into the root of a made-up host. */
class RealRpmTest {

    private static final int PID = 77;

    @TempDir
    Path folder;

    private MadeUpHost host;

    @BeforeEach
    void takes_rpm() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/rpmbuild"))
                        && System.getProperty("user.name").equals("root"),
                "takes rpm and root");
        host = new MadeUpHost(folder);
    }

    @Test
    void a_program_is_its_packages_until_somebody_changes_it() throws Exception {
        install("1.0");
        host.running(PID, "/usr/bin/totem-demo");
        Provenance installed = examine(subject(false, Instant.now()));
        assertThat(installed.program().orElseThrow().state()).isEqualTo(State.UNCHANGED);
        assertThat(installed.program().orElseThrow().owner())
                .contains(
                        new OwningPackage(PackageSystem.RPM, "totem-demo", "3:1.0-2", "Waits, for the tests of Totem"));

        host.append("/usr/bin/totem-demo", "and more");
        assertThat(examine(subject(false, Instant.now()))
                        .program()
                        .orElseThrow()
                        .state())
                .isEqualTo(State.ALTERED);
        assertThat(call("rpm", "-V", "totem-demo", "--root=" + host.root(), "--dbpath=/var/lib/rpm"))
                .contains("/usr/bin/totem-demo");
    }

    @Test
    void what_no_package_has_is_unpackaged() throws Exception {
        install("1.0");
        host.file("/usr/bin/other", "x").running(PID, "/usr/bin/other");
        Subject other = new Subject(
                PID,
                "/usr/bin/other",
                false,
                List.of("/usr/bin/other"),
                Optional.empty(),
                Instant.now(),
                Optional.empty());
        assertThat(examine(other).program().orElseThrow().state()).isEqualTo(State.UNPACKAGED);
    }

    @Test
    void after_an_update_the_program_waits_for_a_restart() throws Exception {
        install("1.0");
        host.running(PID, Files.writeString(folder.resolve("gone"), "what really runs"));
        Instant started = Instant.now().minusSeconds(60);
        install("2.0");
        Provenance found = examine(subject(true, started));
        assertThat(found.updated()).isTrue();
        assertThat(found.program().orElseThrow().owner().orElseThrow().version())
                .isEqualTo("3:2.0-2");
    }

    private Provenance examine(Subject subject) {
        return new Examiner(
                        host.host(),
                        new Packages(host.host(), System::nanoTime),
                        new FileContents(new Pace(0, System::nanoTime)),
                        Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))
                .examine(subject)
                .provenance();
    }

    private static Subject subject(boolean deleted, Instant started) {
        return new Subject(
                PID,
                "/usr/bin/totem-demo",
                deleted,
                List.of("/usr/bin/totem-demo"),
                Optional.empty(),
                started,
                Optional.empty());
    }

    private void install(String version) throws Exception {
        Path top = Files.createDirectories(folder.resolve("build-" + version));
        Path spec = Files.writeString(top.resolve("totem-demo.spec"), """
                Name: totem-demo
                Epoch: 3
                Version: %s
                Release: 2
                Summary: Waits, for the tests of Totem
                License: none
                BuildArch: noarch
                AutoReqProv: no
                %%description
                For the tests.
                %%install
                mkdir -p %%{buildroot}/usr/bin
                echo 'demo %s' > %%{buildroot}/usr/bin/totem-demo
                echo env > %%{buildroot}/usr/bin/env
                chmod 755 %%{buildroot}/usr/bin/*
                %%files
                /usr/bin/totem-demo
                /usr/bin/env
                """.formatted(version, version));
        String built = call("rpmbuild", "--define", "_topdir " + top, "-bb", spec.toString());
        Path made = top.resolve("RPMS/noarch/totem-demo-" + version + "-2.noarch.rpm");
        assertThat(made).as(built).exists();
        String said = call(
                "rpm",
                "--root=" + host.root(),
                "--dbpath=/var/lib/rpm",
                "--nodeps",
                "--nosignature",
                "-U",
                made.toString());
        assertThat(host.at("/usr/bin/totem-demo")).as(said).exists();
    }

    private static String call(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }
}
