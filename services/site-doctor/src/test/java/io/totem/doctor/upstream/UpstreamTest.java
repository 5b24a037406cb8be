package io.totem.doctor.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.upstream.UnixFacts.Answer;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamTest {

    private static final int OWNER = 1_000;
    private static final int GROUP = 2_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 000, true",
        "1000, 9, 200, true",
        "1000, 9, 077, false",
        "9, 2000, 020, true",
        "9, 2000, 702, false",
        "9, 9, 002, true",
        "9, 9, 770, false"
    })
    void a_worker_may_what_the_bits_of_its_own_class_say(int uid, int group, String mode, boolean may) {
        PathStep step = new PathStep(Path.of("/x"), Integer.parseInt(mode, 8), OWNER, GROUP, "o", "g");
        assertThat(new Worker(uid, group, Set.of(group)).may(2, step)).isEqualTo(may);
    }

    @Test
    void a_worker_is_who_its_status_says_with_all_its_groups() {
        String status = "Name:\tnginx\nUid:\t0\t33\t33\t33\nGid:\t0\t34\t34\t34\nGroups:\t40 41 \n";
        assertThat(Workers.parse(status)).hasValue(new Worker(33, 34, Set.of(34, 40, 41)));
        assertThat(Workers.parse("Name:\tnginx\nUid:\t0\t33\t33\t33\nGid:\t0\t34\t34\t34\nGroups:\t\n"))
                .hasValue(new Worker(33, 34, Set.of(34)));
        assertThat(Workers.parse("Name:\tgone\n")).isEmpty();
    }

    @Test
    void a_socket_that_listens_takes_connections() throws Exception {
        Path path = folder.resolve("app.sock");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(path));
            UnixFacts facts = check(path);
            assertThat(facts.answer()).isEqualTo(Answer.TAKEN);
            assertThat(facts.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(facts.steps())
                    .extracting(PathStep::path)
                    .startsWith(Path.of("/"))
                    .endsWith(path.toRealPath());
        }
    }

    @Test
    void a_socket_whose_maker_is_gone_refuses() throws Exception {
        Path path = folder.resolve("app.sock");
        ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        gone.bind(UnixDomainSocketAddress.of(path));
        gone.close();
        assertThat(check(path).answer()).isEqualTo(Answer.REFUSED);
    }

    @Test
    void a_path_without_a_socket_tells_what_else_lies_there() throws Exception {
        Path other = folder.resolve("other.sock");
        Files.writeString(folder.resolve("file"), "");
        Files.createSymbolicLink(folder.resolve("link.sock"), other);
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(other));
            UnixFacts facts = check(folder.resolve("app.sock"));
            assertThat(facts.answer()).isEqualTo(Answer.NO_SOCKET);
            assertThat(facts.others()).containsExactly(other);
        }
    }

    @Test
    void a_missing_folder_above_is_no_broken_walk() throws Exception {
        UnixFacts facts = check(folder.resolve("no/such/app.sock"));
        assertThat(facts.answer()).isEqualTo(Answer.NO_SOCKET);
        assertThat(facts.others()).isEmpty();
    }

    @Test
    void the_first_folder_that_does_not_let_the_worker_through_is_named() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Path deeper = Files.createDirectory(closed.resolve("deeper"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(deeper, PosixFilePermissions.fromString("rwx------"));
        UnixFacts facts = new UnixFacts(
                new Upstream.Unix(deeper.resolve("app.sock"), true),
                PathStep.to(Path.of("/"), deeper.resolve("app.sock")),
                Optional.of(new Worker(33, 33, Set.of(33))),
                Answer.NO_SOCKET,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
        assertThat(facts.closedFolder().map(PathStep::path)).hasValue(closed.toRealPath());
        assertThat(facts.closedFolder().map(PathStep::permissions)).hasValue("750");
    }

    @Test
    void a_port_tells_who_listens_there() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            TcpFacts facts = (TcpFacts) lookAt(new Upstream.Tcp("127.0.0.1", listening.getLocalPort(), false));
            assertThat(facts.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(facts.onlyLoopback()).isTrue();
        }
    }

    private static UnixFacts check(Path path) throws InterruptedException {
        return (UnixFacts) lookAt(new Upstream.Unix(path, false));
    }

    private static io.totem.doctor.diagnosis.Facts lookAt(Upstream upstream) throws InterruptedException {
        Site site = TestSites.of(URI.create("http://site.test/"), Optional.of(upstream));
        return new UpstreamStage(HostRoot.local()).check(new Evidence(site, Instant.EPOCH, List.of()));
    }
}
