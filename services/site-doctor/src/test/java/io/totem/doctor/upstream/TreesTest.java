package io.totem.doctor.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.upstream.UnixFacts.Answer;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** nginx and who answers behind it see different files: a machine of folders, in which only the sockets are real. */
class TreesTest {

    private static final String NGINX = "a".repeat(64);
    private static final String PHP = "b".repeat(64);
    private static final String SOCKET = "run/php.sock";

    @TempDir
    private Path folder;

    private Path proc;
    private Path machine;

    @BeforeEach
    void aMachine() throws IOException {
        proc = Files.createDirectory(folder.resolve("proc"));
        machine = Files.createDirectories(folder.resolve("machine/run")).getParent();
        process("1", "systemd", "", "mnt:[1]", machine);
        process("self", "java", "", "mnt:[1]", machine);
        master("7", 0, machine);
    }

    @Test
    void a_socket_in_the_container_of_php_is_not_in_that_of_nginx() throws Exception {
        process("10", "nginx", NGINX, "mnt:[2]", tree("nginx"));
        process("20", "php-fpm8.4", PHP, "mnt:[3]", tree("php"));
        try (ServerSocketChannel _ = listen(tree("php").resolve(SOCKET))) {
            UnixFacts facts = check();
            assertThat(facts.answer()).isEqualTo(Answer.NO_SOCKET);
            assertThat(facts.container()).hasValue(NGINX);
            assertThat(facts.elsewhere()).containsExactly(new Place("php-fpm8.4", Optional.of(PHP)));
        }
    }

    @Test
    void a_socket_on_the_machine_is_not_in_the_container_of_nginx_which_is_not_asked_instead() throws Exception {
        process("10", "nginx", NGINX, "mnt:[2]", tree("nginx"));
        try (ServerSocketChannel _ = listen(machine.resolve(SOCKET))) {
            UnixFacts facts = check();
            assertThat(facts.answer()).isEqualTo(Answer.TAKEN);
            assertThat(facts.worker()).isEmpty();
        }
    }

    @Test
    void a_socket_in_a_container_is_not_on_the_machine_of_nginx() throws Exception {
        process("10", "nginx", "", "mnt:[1]", machine);
        process("20", "php-fpm8.4", PHP, "mnt:[3]", tree("php"));
        try (ServerSocketChannel _ = listen(tree("php").resolve(SOCKET))) {
            UnixFacts facts = check();
            assertThat(facts.container()).isEmpty();
            assertThat(facts.elsewhere()).containsExactly(new Place("php-fpm8.4", Optional.of(PHP)));
        }
    }

    @Test
    void a_service_may_have_files_of_its_own_without_any_container() throws Exception {
        process("10", "nginx", "", "mnt:[1]", machine);
        process("20", "php-fpm8.4", "", "mnt:[3]", tree("private"));
        try (ServerSocketChannel _ = listen(tree("private").resolve(SOCKET))) {
            assertThat(check().elsewhere()).containsExactly(new Place("php-fpm8.4", Optional.empty()));
        }
    }

    @Test
    void links_lead_where_they_lead_in_that_tree() throws Exception {
        Path tree = tree("nginx");
        Files.createSymbolicLink(tree.resolve("php"), Path.of("/run"));
        Files.createSymbolicLink(tree.resolve("up"), Path.of("php/../run/php.sock"));
        try (ServerSocketChannel _ = listen(tree.resolve(SOCKET))) {
            assertThat(PathStep.to(tree, Path.of("/up")).getLast().path()).isEqualTo(tree.resolve(SOCKET));
            assertThat(PathStep.to(tree, Path.of("/up")).getLast().isSocket()).isTrue();
        }
    }

    @Test
    void links_in_a_circle_are_left() throws IOException {
        Files.createSymbolicLink(machine.resolve("a"), Path.of("/b"));
        Files.createSymbolicLink(machine.resolve("b"), Path.of("/a"));
        assertThat(PathStep.to(machine, Path.of("/a/x")).getLast().isSocket()).isFalse();
    }

    @Test
    void as_whom_the_worker_asks_is_known_where_root_has_started_it() throws Exception {
        process("10", "nginx", "", "mnt:[1]", machine);
        assertThat(check().worker()).map(Worker::uid).hasValue(33);
    }

    /** Anybody may call a process so, and its parent too: for that one no folder is to be opened. */
    @ParameterizedTest
    @CsvSource({"1000,nginx: master process /usr/sbin/nginx", "0,/sbin/init", "0,bash -c nginx: master process"})
    void what_only_calls_itself_a_worker_of_nginx_is_none(int parent, String title) throws Exception {
        process("10", "nginx", "", "mnt:[1]", machine);
        master("7", parent, machine);
        Files.writeString(proc.resolve("7/cmdline"), title);
        assertThat(check().worker()).isEmpty();
    }

    @Test
    void a_forged_worker_does_not_stand_before_the_real_one() throws Exception {
        process("10", "nginx", "", "mnt:[1]", machine);
        Files.writeString(proc.resolve("10/status"), "PPid:\t1\nUid:\t1000\t1000\nGid:\t1000\t1000\n");
        process("11", "nginx", "", "mnt:[1]", machine);
        assertThat(check().worker()).map(Worker::uid).hasValue(33);
    }

    private UnixFacts check() throws InterruptedException {
        Site site = TestSites.of(
                URI.create("http://site.test/"), Optional.of(new Upstream.Unix(Path.of("/" + SOCKET), false)));
        HostRoot host = new HostRoot(proc, folder, machine);
        return (UnixFacts) new UpstreamStage(host).check(new Evidence(site, Instant.EPOCH, List.of()));
    }

    private Path tree(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name).resolve("run")).getParent();
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    private void master(String pid, int uid, Path root) throws IOException {
        Path process = proc.resolve(pid);
        if (Files.notExists(process)) {
            process(pid, "master", "", "mnt:[1]", root);
        }
        Files.writeString(process.resolve("cmdline"), "nginx: master process /usr/sbin/nginx");
        String number = uid + "\t" + uid + "\t" + uid + "\n";
        Files.writeString(process.resolve("status"), "PPid:\t1\nUid:\t" + number + "Gid:\t" + number);
    }

    private void process(String pid, String name, String container, String tree, Path root) throws IOException {
        Path process = Files.createDirectories(proc.resolve(pid).resolve("ns")).getParent();
        Files.createSymbolicLink(process.resolve("root"), root);
        Files.createSymbolicLink(process.resolve("ns/mnt"), Path.of(tree));
        Files.writeString(process.resolve("comm"), name + "\n");
        Files.writeString(process.resolve("cmdline"), name.equals("nginx") ? "nginx: worker process" : name);
        Files.writeString(process.resolve("status"), "PPid:\t7\nUid:\t0\t33\t33\t33\nGid:\t0\t33\t33\t33\n");
        Files.writeString(
                process.resolve("cgroup"), container.isEmpty() ? "0::/init.scope\n" : "0::/docker/" + container + "\n");
    }
}
