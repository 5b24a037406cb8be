package io.totem.policy.provenance;

import static io.totem.policy.provenance.MadeUpHost.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.provenance.FileOrigin.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One process of a made-up host after the other. */
class ExaminerTest {

    private static final int PID = 77;

    @TempDir
    Path folder;

    private MadeUpHost host;
    private Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    @BeforeEach
    void make_the_host() {
        host = new MadeUpHost(folder)
                .debian()
                .dpkg("demo", "1.0-1", "Shows how it is done", "/usr/bin/demo", "/usr/share/demo/run.py");
    }

    @Test
    void what_the_package_brought_is_unchanged_and_explained_by_it() {
        Provenance found = examine(host.running(PID, "/usr/bin/demo"), subject("/usr/bin/demo"));
        assertThat(found.program().orElseThrow().state()).isEqualTo(State.UNCHANGED);
        assertThat(found.explaining().orElseThrow().description()).isEqualTo("Shows how it is done");
    }

    @Test
    void a_file_that_holds_something_else_is_altered() {
        host.file("/usr/bin/demo", "something else").running(PID, "/usr/bin/demo");
        Provenance found = examine(host, subject("/usr/bin/demo"));
        assertThat(found.program().orElseThrow().state()).isEqualTo(State.ALTERED);
        assertThat(found.program().orElseThrow().owner().orElseThrow().name()).isEqualTo("demo");
        assertThat(found.explaining()).isEmpty();
    }

    @Test
    void a_file_that_was_just_written_may_be_of_an_update_under_way() {
        clock = Clock.systemUTC();
        host.file("/usr/bin/demo", "something else").running(PID, "/usr/bin/demo");
        Examiner.Result found = result(host, subject("/usr/bin/demo"));
        assertThat(found.provenance().program().orElseThrow().state()).isEqualTo(State.UNCHECKED);
        assertThat(found.provenance().explaining()).isEmpty();
        assertThat(found.settled()).isFalse();
    }

    @Test
    void a_file_that_was_just_written_while_no_package_system_works_is_altered_at_once() {
        clock = Clock.systemUTC();
        host.file("/usr/bin/demo", "something else")
                .file("/var/lib/dpkg/lock", "")
                .locks()
                .running(PID, "/usr/bin/demo");
        assertThat(stateOf("/usr/bin/demo")).isEqualTo(State.ALTERED);
        host.locks("3: POSIX  ADVISORY  WRITE 911 08:01:1 0 EOF", "4: FLOCK  ADVISORY  WRITE 912 08:01:2 0 EOF");
        assertThat(stateOf("/usr/bin/demo")).isEqualTo(State.ALTERED);
        host.locks("3: POSIX  ADVISORY  WRITE 911 08:01:" + host.inode("/var/lib/dpkg/lock") + " 0 EOF");
        assertThat(stateOf("/usr/bin/demo")).isEqualTo(State.UNCHECKED);
    }

    @Test
    void who_holds_the_lock_and_touches_the_file_for_ever_gains_a_quarter_of_an_hour() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now().minus(Duration.ofMinutes(16)));
        InstantSource source = now::get;
        clock = source.withZone(ZoneOffset.UTC);
        host.file("/usr/bin/demo", "something else")
                .file("/var/lib/dpkg/lock", "")
                .running(PID, "/usr/bin/demo");
        host.locks("3: POSIX  ADVISORY  WRITE 911 08:01:" + host.inode("/var/lib/dpkg/lock") + " 0 EOF");
        Examiner examiner = examiner(host);
        Supplier<State> state = () -> examiner.examine(subject("/usr/bin/demo"))
                .provenance()
                .program()
                .orElseThrow()
                .state();
        assertThat(state.get()).isEqualTo(State.UNCHECKED);
        now.set(now.get().plus(Duration.ofMinutes(14)));
        assertThat(state.get()).isEqualTo(State.UNCHECKED);
        now.set(now.get().plus(Duration.ofMinutes(2)));
        assertThat(state.get()).isEqualTo(State.ALTERED_MEANWHILE);
        assertThat(State.ALTERED_MEANWHILE.word()).isEqualTo("altered");
        host.file("/usr/bin/demo", Files.readString(host.at("/usr/bin/demo")) + " again");
        assertThat(state.get()).isEqualTo(State.ALTERED_MEANWHILE);
    }

    @Test
    void a_file_mounted_over_a_packages_is_known_at_once_for_one_process_and_for_all() throws IOException {
        clock = Clock.systemUTC();
        String mounts = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 8:1 /var/x /usr/bin/demo rw - ext4 /dev/sda1 rw\n";
        host.running(PID, Files.writeString(folder.resolve("hidden"), "something else"));
        Files.writeString(host.host().proc().resolve(PID + "/mountinfo"), mounts);
        assertThat(stateOf("/usr/bin/demo")).isEqualTo(State.COVERED);
        int other = PID + 1;
        host.file("/usr/bin/demo", "something else").running(other, "/usr/bin/demo");
        Files.writeString(host.host().proc().resolve(other + "/mountinfo"), mounts);
        Subject all = new Subject(
                other, "/usr/bin/demo", false, List.of(), Optional.empty(), Instant.now(), Optional.empty());
        assertThat(examine(host, all).program().orElseThrow().state()).isEqualTo(State.COVERED);
    }

    @Test
    void a_file_whose_content_the_package_does_not_tell_is_unchecked_and_still_explained() throws IOException {
        Files.delete(host.at("/var/lib/dpkg/info/demo.md5sums"));
        Provenance found = examine(host.running(PID, "/usr/bin/demo"), subject("/usr/bin/demo"));
        assertThat(found.program().orElseThrow().state()).isEqualTo(State.UNCHECKED);
        assertThat(found.explaining()).isPresent();
    }

    @Test
    void a_file_of_no_package_is_unpackaged() {
        host.file("/usr/bin/other", "x").running(PID, "/usr/bin/other");
        assertThat(stateOf("/usr/bin/other")).isEqualTo(State.UNPACKAGED);
    }

    @Test
    void a_packages_program_of_the_same_name_is_told_of_what_admins_installed() {
        host.dpkg("tool", "1", "x", "/usr/sbin/tool")
                .file("/usr/local/bin/tool", "x")
                .running(PID, "/usr/local/bin/tool");
        assertThat(examine(host, subject("/usr/local/bin/tool")).namesake()).contains("/usr/sbin/tool");
        assertThat(examine(host, subject("/usr/bin/demo")).namesake()).isEmpty();
    }

    @Test
    void a_packaged_shell_under_another_name_is_known_by_what_it_holds() {
        host.dpkg("bash", "5.2", "x", "/usr/bin/bash", "/usr/bin/python3.13")
                .link("/usr/bin/python3", "python3.13")
                .file("/usr/local/sbin/netmon", "/usr/bin/bash")
                .file("/usr/local/sbin/report", "/usr/bin/python3.13")
                .file("/usr/local/sbin/other", "/usr/bin/bush")
                .file("/usr/local/bin/bash", "/usr/bin/bash");
        assertThat(copyOf(80, "/usr/local/sbin/netmon")).contains("/usr/bin/bash");
        assertThat(copyOf(81, "/usr/local/sbin/report")).contains("/usr/bin/python3");
        assertThat(copyOf(82, "/usr/local/sbin/other")).isEmpty();
        assertThat(copyOf(83, "/usr/local/bin/bash")).isEmpty();
        assertThat(copyOf(84, "/usr/bin/demo")).isEmpty();
    }

    private Optional<String> copyOf(int pid, String path) {
        host.running(pid, path);
        return examine(
                        host,
                        new Subject(pid, path, false, List.of(), Optional.empty(), Instant.now(), Optional.empty()))
                .copyOf();
    }

    @Test
    void another_file_mounted_over_a_packages_is_not_the_packages() throws IOException {
        Path hidden = Files.writeString(folder.resolve("hidden"), "something else");
        host.running(PID, hidden);
        assertThat(stateOf("/usr/bin/demo")).isEqualTo(State.COVERED);
    }

    @Test
    void another_file_at_a_path_whose_content_is_not_told_is_not_excused_by_the_package() throws IOException {
        Files.delete(host.at("/var/lib/dpkg/info/demo.md5sums"));
        host.running(PID, Files.writeString(folder.resolve("hidden"), "something else"));
        assertThat(stateOf("/usr/bin/demo")).isEqualTo(State.UNKNOWN);
    }

    @Test
    void another_file_at_a_path_of_no_package_is_no_file_of_the_hosts() throws IOException {
        host.file("/usr/bin/other", "x").running(PID, Files.writeString(folder.resolve("hidden"), "y"));
        assertThat(stateOf("/usr/bin/other")).isEqualTo(State.UNKNOWN);
    }

    @Test
    void what_is_not_the_hosts_without_a_mount_of_its_own_is_not_told_as_mounted() throws IOException {
        host.folder("/usr/sbin").running(PID, Files.writeString(folder.resolve("hidden"), "y"));
        mountInfo(1, "");
        mountInfo(PID, "40 22 0:50 / /opt rw - tmpfs tmpfs rw\n");
        assertThat(stateOf("/usr/sbin/rngd")).isEqualTo(State.UNKNOWN);
        mountInfo(PID, "40 22 0:50 / /usr/sbin rw - tmpfs tmpfs rw\n");
        assertThat(stateOf("/usr/sbin/rngd")).isEqualTo(State.UNKNOWN);
    }

    private void mountInfo(int pid, String mount) throws IOException {
        Files.writeString(
                host.host().proc().resolve(pid + "/mountinfo"), "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n" + mount);
    }

    @Test
    void of_a_process_in_another_systems_tree_the_hosts_packages_say_nothing() throws IOException {
        MadeUpHost inner = new MadeUpHost(folder.resolve("inner")).file("/usr/bin/demo", "an older demo");
        Path own = Files.createDirectories(host.host().proc().resolve(Integer.toString(PID)));
        Files.createSymbolicLink(own.resolve("root"), inner.root());
        Files.createSymbolicLink(own.resolve("exe"), inner.at("/usr/bin/demo"));
        assertThat(stateOf("/usr/bin/demo")).isEqualTo(State.UNKNOWN);
    }

    @Test
    void a_script_counts_and_not_its_interpreter_and_a_link_to_it_is_followed() {
        host.dpkg("python3.13", "3.13", "Interactive high-level object-oriented language", "/usr/bin/python3.13")
                .link("/usr/bin/run", "../share/demo/run.py")
                .file("/home/kim/own.py", "x")
                .running(PID, "/usr/bin/python3.13");
        Provenance packaged = examine(host, script("/usr/bin/run"));
        assertThat(packaged.explaining().orElseThrow().name()).isEqualTo("demo");
        assertThat(packaged.script().orElseThrow().path()).isEqualTo("/usr/bin/run");
        Provenance own = examine(host, script("/home/kim/own.py"));
        assertThat(own.explaining()).isEmpty();
        assertThat(own.script().orElseThrow().state()).isEqualTo(State.UNPACKAGED);
    }

    @Test
    void an_interpreter_that_was_told_no_file_is_not_explained_by_its_package() {
        host.dpkg("python3.13", "3.13", "Language", "/usr/bin/python3.13").running(PID, "/usr/bin/python3.13");
        Provenance found = examine(host, subject("/usr/bin/python3.13"));
        assertThat(found.explaining()).isEmpty();
        assertThat(found.shown().orElseThrow().owner()).isPresent();
    }

    @Test
    void an_absolute_link_of_a_process_does_not_lead_out_of_its_own_tree() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "outside");
        host.link("/usr/bin/out", outside.toString()).link("/usr/bin/up", "../../../../outside");
        ProcessTree tree = new ProcessTree(host.host().proc().resolve("1/root"));
        for (String path : List.of("/usr/bin/out", "/usr/bin/up")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> tree.find(path)))
                    .isInstanceOf(IOException.class);
        }
        host.link("/a", "/b").link("/b", "/a");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> tree.find("/a")))
                .isInstanceOf(IOException.class);
        host.link("/abs", "/usr/bin/demo");
        try (ProcessTree.Found found = tree.find("/abs")) {
            assertThat(found.path()).isEqualTo("/usr/bin/demo");
        }
    }

    @Test
    void a_program_that_an_update_replaced_waits_for_a_restart() throws IOException {
        host.running(PID, gone());
        assertThat(examine(host, deleted("/usr/bin/demo", LONG_AGO.minusSeconds(60)))
                        .updated())
                .isTrue();
    }

    @Test
    void a_program_that_is_called_deleted_is_there() {
        host.file("/opt/job (deleted)", "x").running(PID, "/opt/job (deleted)");
        Provenance found = examine(host, deleted("/opt/job", LONG_AGO));
        assertThat(found.isThere()).isTrue();
        assertThat(found.program().orElseThrow().state()).isEqualTo(State.UNPACKAGED);
    }

    @Test
    void another_file_that_is_called_deleted_does_not_bring_a_program_back() throws IOException {
        host.file("/opt/job (deleted)", "x").running(PID, gone());
        assertThat(examine(host, deleted("/opt/job", LONG_AGO)).isThere()).isFalse();
    }

    @Test
    void a_deleted_program_is_not_explained_by_a_package_that_was_not_updated_since() throws IOException {
        host.running(PID, gone());
        Provenance found = examine(host, deleted("/usr/bin/demo", LONG_AGO.plusSeconds(60)));
        assertThat(found.updated()).isFalse();
        assertThat(found.explaining()).isEmpty();
    }

    @Test
    void a_deleted_program_that_holds_what_lies_there_again_is_the_packages() throws IOException {
        Path old = Files.writeString(folder.resolve("gone"), Files.readString(host.at("/usr/bin/demo")));
        host.running(PID, old);
        Provenance found = examine(host, deleted("/usr/bin/demo", LONG_AGO.plusSeconds(60)));
        assertThat(found.unchanged()).isTrue();
        Files.delete(host.at("/usr/bin/demo"));
        assertThat(examine(host, deleted("/usr/bin/demo", LONG_AGO.plusSeconds(60)))
                        .unchanged())
                .isFalse();
    }

    @Test
    void a_deleted_program_is_not_explained_by_an_update_whose_file_is_not_there_or_altered() throws IOException {
        host.running(PID, gone()).file("/usr/bin/demo", "something else");
        assertThat(examine(host, deleted("/usr/bin/demo", LONG_AGO.minusSeconds(60)))
                        .updated())
                .isFalse();
        Files.delete(host.at("/usr/bin/demo"));
        assertThat(examine(host, deleted("/usr/bin/demo", LONG_AGO.minusSeconds(60)))
                        .updated())
                .isFalse();
    }

    @Test
    void a_library_that_an_update_replaced_is_named() {
        host.dpkg("libssl3", "3.5", "TLS", "/usr/lib/libssl.so.3")
                .running(PID, "/usr/bin/demo")
                .maps(
                        PID,
                        "55e0-55e1 r-xp 00000000 08:01 7                          /usr/bin/demo",
                        "7f00-7f01 r--p 00000000 08:01 8                          /usr/lib/libssl.so.3 (deleted)",
                        "7f01-7f02 r-xp 00001000 08:01 8                          /usr/lib/libssl.so.3 (deleted)",
                        "7f02-7f03 rw-s 00000000 00:01 9                          /dev/zero (deleted)",
                        "7f03-7f04 rwxp 00000000 00:01 9                          /memfd:jit (deleted)");
        assertThat(examine(host, started("/usr/bin/demo", LONG_AGO.minusSeconds(60)))
                        .replacedLibrary())
                .contains("/usr/lib/libssl.so.3");
        assertThat(examine(host, started("/usr/bin/demo", LONG_AGO.plusSeconds(60)))
                        .replacedLibrary())
                .isEmpty();
    }

    @Test
    void deleted_data_and_what_was_never_a_packages_is_no_library() {
        host.running(PID, "/usr/bin/demo")
                .maps(
                        PID,
                        "7f00-7f01 r--p 00000000 08:01 8                          /usr/share/demo/run.py (deleted)",
                        "7f02-7f03 r-xp 00000000 08:01 9                          /usr/local/lib/own.so (deleted)",
                        "7f02-7f03 r-xp 00000000 08:01 9                          /tmp/jna1.tmp (deleted)",
                        "7f03-7f04 rwxp 00000000 00:01 9                          /memfd:jit (deleted)",
                        "7f04");
        assertThat(examine(host, started("/usr/bin/demo", LONG_AGO.minusSeconds(60)))
                        .replacedLibrary())
                .isEmpty();
    }

    @Test
    void a_library_among_the_systems_own_that_no_package_has_is_gone_unless_a_newer_one_lies_beside_it()
            throws IOException {
        host.dpkg("libssl3", "3.5", "TLS", "/usr/lib/libssl.so.3.5")
                .file("/usr/lib/libssl.so.3.5", "new")
                .running(PID, "/usr/bin/demo")
                .maps(PID, "7f02-7f03 r-xp 00000000 08:01 9                          /usr/lib/libssl.so.3.4 (deleted)");
        Provenance updated = examine(host, started("/usr/bin/demo", LONG_AGO.minusSeconds(60)));
        assertThat(updated.replacedLibrary()).contains("/usr/lib/libssl.so.3.4");
        assertThat(updated.goneLibrary()).isEmpty();
        host.maps(PID, "7f02-7f03 r-xp 00000000 08:01 9                          /usr/lib/hook.so (deleted)");
        Provenance hook = examine(host, started("/usr/bin/demo", LONG_AGO.minusSeconds(60)));
        assertThat(hook.replacedLibrary()).isEmpty();
        assertThat(hook.goneLibrary()).contains(new GoneLibrary("/usr/lib/hook.so", true));
        assertThat(examine(host, started("/usr/bin/demo", Instant.now().plusSeconds(60)))
                        .goneLibrary())
                .contains(new GoneLibrary("/usr/lib/hook.so", false));
    }

    @ParameterizedTest
    @CsvSource({
        "nfs4,/mnt/far,UNKNOWN",
        "fuse.sshfs,/mnt/far,UNKNOWN",
        "autofs,/mnt,UNKNOWN",
        "ext4,/mnt/far,UNPACKAGED",
        "nfs,/,UNPACKAGED",
        "nfs,/mnt/fa,UNPACKAGED"
    })
    void a_file_that_another_machine_may_not_answer_for_is_not_asked_for(String type, String place, State state)
            throws IOException {
        host.file("/mnt/far/job", "x").running(PID, "/mnt/far/job");
        Files.writeString(host.host().proc().resolve(PID + "/mountinfo"), """
                22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
                40 22 0:40 / %s rw,relatime shared:9 - %s nas:/far rw
                cut
                """.formatted(place, type));
        assertThat(stateOf("/mnt/far/job")).isEqualTo(state);
    }

    @Test
    void a_process_that_is_gone_is_unknown() {
        assertThat(stateOf("/usr/bin/demo")).isEqualTo(State.UNKNOWN);
    }

    /** What really runs, at no path of the host's. */
    private Path gone() throws IOException {
        return Files.writeString(folder.resolve("gone"), "what really runs");
    }

    private State stateOf(String path) {
        return examine(host, subject(path)).program().orElseThrow().state();
    }

    private Provenance examine(MadeUpHost made, Subject subject) {
        return result(made, subject).provenance();
    }

    private Examiner.Result result(MadeUpHost made, Subject subject) {
        return examiner(made).examine(subject);
    }

    private Examiner examiner(MadeUpHost made) {
        return new Examiner(
                made.host(),
                new Packages(made.host(), System::nanoTime),
                new FileContents(new Pace(0, System::nanoTime)),
                clock);
    }

    private static Subject subject(String path) {
        return started(path, Instant.EPOCH.plusSeconds(2_000_000_000));
    }

    private static Subject started(String path, Instant startedAt) {
        return new Subject(PID, path, false, List.of(path), Optional.empty(), startedAt, Optional.empty());
    }

    private static Subject deleted(String path, Instant startedAt) {
        return new Subject(PID, path, true, List.of(path), Optional.empty(), startedAt, Optional.empty());
    }

    private static Subject script(String path) {
        return new Subject(
                PID,
                "/usr/bin/python3.13",
                false,
                List.of("python3", path),
                Optional.of(path),
                Instant.EPOCH.plusSeconds(2_000_000_000),
                Optional.empty());
    }
}
