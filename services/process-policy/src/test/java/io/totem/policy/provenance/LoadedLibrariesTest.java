package io.totem.policy.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.provenance.LoadedLibrary.State;
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

/** The libraries that a process of a made-up host has mapped. */
class LoadedLibrariesTest {

    private static final int PID = 77;
    private static final String LIBRARY = "/usr/lib/x86_64-linux-gnu/libdemo.so.1";

    @TempDir
    Path folder;

    private MadeUpHost host;

    @BeforeEach
    void make_the_host() {
        host = new MadeUpHost(folder)
                .debian()
                .dpkg("demo", "1.0-1", "Shows how it is done", "/usr/bin/demo", "/usr/bin/python3", LIBRARY)
                .running(PID, "/usr/bin/demo");
    }

    @Test
    void what_its_package_brought_is_nothing_to_tell() {
        assertThat(library(LIBRARY)).isEmpty();
    }

    @Test
    void one_that_holds_something_else_is_altered_also_for_an_interpreter() {
        host.file(LIBRARY, "something else");
        assertThat(library(LIBRARY)).hasValueSatisfying(found -> {
            assertThat(found.state()).isEqualTo(State.ALTERED);
            assertThat(found.path()).isEqualTo(LIBRARY);
            assertThat(found.owner()).map(OwningPackage::name).contains("demo");
        });
        host.running(78, "/usr/bin/python3").maps(78, map(LIBRARY));
        assertThat(library(78, "/usr/bin/python3")).map(LoadedLibrary::state).contains(State.ALTERED);
    }

    @Test
    void one_of_no_package_s_is_told_of_a_packaged_program_and_of_no_other() {
        host.file("/usr/lib/security/pam_x.so", "x")
                .file("/usr/local/bin/built", "x")
                .file("/usr/local/lib/libbuilt.so", "x");
        assertThat(library("/usr/lib/security/pam_x.so"))
                .map(LoadedLibrary::state)
                .contains(State.UNPACKAGED);
        assertThat(library("/usr/local/lib/libbuilt.so"))
                .map(LoadedLibrary::state)
                .contains(State.UNPACKAGED);
        host.running(78, "/usr/local/bin/built").maps(78, map("/usr/local/lib/libbuilt.so"));
        assertThat(library(78, "/usr/local/bin/built")).isEmpty();
        host.running(79, "/usr/bin/python3").maps(79, map("/usr/local/lib/libbuilt.so"));
        assertThat(library(79, "/usr/bin/python3")).isEmpty();
    }

    @Test
    void one_that_its_package_lists_below_a_link_that_cannot_be_seen_is_not_taken_for_nobodys() throws IOException {
        String listed = "/lib/x86_64-linux-gnu/libold.so.1";
        host.folder("/usr/lib").merged().dpkg("old", "1.0-1", "Lists what was there before", listed);
        assertThat(library("/usr" + listed)).isEmpty();
        Files.delete(host.at("/lib"));
        assertThat(library("/usr" + listed)).isEmpty();
        host.file("/usr/lib/x86_64-linux-gnu/libnobodys.so", "x");
        assertThat(library("/usr/lib/x86_64-linux-gnu/libnobodys.so"))
                .map(LoadedLibrary::state)
                .contains(State.UNPACKAGED);
    }

    @Test
    void one_that_was_deleted_is_told_unless_something_lies_there_again() {
        assertThat(library("/tmp/.x/libhook.so (deleted)"))
                .map(LoadedLibrary::state)
                .contains(State.DELETED);
        assertThat(library(LIBRARY + " (deleted)")).isEmpty();
        assertThat(library("/tmp/ffiAbCdEf (deleted)")).isEmpty();
        assertThat(library("/memfd:x.so (deleted)")).isEmpty();
    }

    @Test
    void what_is_mapped_and_no_code_counts_as_little_as_what_does_not_lie_there() {
        host.file("/usr/lib/data.so", "x");
        host.maps(
                PID,
                "7f0000000000-7f0000001000 r--p 00000000 08:01 123 /usr/lib/data.so",
                "7f00-7f01 r-xp 00000000 00:00 0 [vdso]");
        assertThat(library(PID, "/usr/bin/demo")).isEmpty();
        assertThat(library("/usr/lib/none.so")).isEmpty();
    }

    private Optional<LoadedLibrary> library(String path) {
        host.maps(PID, map(path));
        return library(PID, "/usr/bin/demo");
    }

    private Optional<LoadedLibrary> library(int pid, String program) {
        Subject subject =
                new Subject(pid, program, false, List.of(), Optional.empty(), Instant.now(), Optional.empty());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        Packages packages = new Packages(host.host(), System::nanoTime);
        return new Examiner(host.host(), packages, new FileContents(new Pace(0, System::nanoTime)), later)
                .examine(subject)
                .provenance()
                .library();
    }

    private static String map(String path) {
        return "7f0000000000-7f0000001000 r-xp 00001000 08:01 4711                       " + path;
    }
}
