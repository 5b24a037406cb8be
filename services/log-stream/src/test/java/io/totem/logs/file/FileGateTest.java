package io.totem.logs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.logs.TestConfig;
import io.totem.logs.file.RefusedException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileGateTest {

    @TempDir
    Path home;

    private Path root;
    private Path outside;
    private FileGate gate;

    @BeforeEach
    void folders() throws IOException {
        root = Files.createDirectories(home.toRealPath().resolve("log"));
        outside = Files.createDirectories(home.toRealPath().resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret\n");
        gate = new FileGate(new Roots(TestConfig.root(root)));
    }

    @Test
    void a_file_in_a_root_is_opened() throws Exception {
        Files.createDirectories(root.resolve("nginx"));
        Files.writeString(root.resolve("nginx/a.log"), "line\n");
        try (LogFile file = gate.open(root.resolve("nginx/a.log"))) {
            assertThat(file.size()).isEqualTo(5);
            assertThat(file.home()).contains("nginx");
            assertThat(file.real()).isEqualTo(root.resolve("nginx/a.log"));
        }
    }

    @Test
    void a_link_inside_the_root_is_followed_and_one_out_of_it_is_not() throws Exception {
        Files.writeString(root.resolve("a.log"), "line\n");
        Files.createSymbolicLink(root.resolve("in"), root.resolve("a.log"));
        Files.createSymbolicLink(root.resolve("out"), outside.resolve("secret"));
        Files.createSymbolicLink(root.resolve("folder"), outside);
        try (LogFile file = gate.open(root.resolve("in"))) {
            assertThat(file.real()).isEqualTo(root.resolve("a.log"));
        }
        assertThat(refusal(root.resolve("out"))).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(root.resolve("folder/secret"))).isEqualTo(Reason.OUTSIDE);
    }

    @Test
    void names_outside_the_root_are_refused_whether_they_exist_or_not() {
        assertThat(refusal(outside.resolve("secret"))).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(outside.resolve("nothing"))).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(root.resolve("../outside/secret"))).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(root.resolve("x/../../outside/secret"))).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(Path.of("log/a.log"))).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(Path.of(root + "2/a.log"))).isEqualTo(Reason.OUTSIDE);
        assertThat(refusal(root)).isEqualTo(Reason.OUTSIDE);
    }

    @Test
    void a_root_that_is_a_link_itself_is_a_root() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("link"), root);
        Files.writeString(root.resolve("a.log"), "line\n");
        FileGate linked = new FileGate(new Roots(TestConfig.root(link)));
        try (LogFile file = linked.open(link.resolve("a.log"))) {
            assertThat(file.size()).isEqualTo(5);
        }
    }

    @Test
    void a_fifo_a_folder_and_a_device_are_refused_without_being_opened() throws Exception {
        Path fifo = root.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        Files.createDirectory(root.resolve("folder"));
        assertThat(refusal(fifo)).isEqualTo(Reason.NOT_A_FILE);
        assertThat(refusal(root.resolve("folder"))).isEqualTo(Reason.NOT_A_FILE);
        FileGate devices = new FileGate(new Roots(TestConfig.root(Path.of("/dev"))));
        assertThatThrownBy(() -> devices.open(Path.of("/dev/zero")))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_A_FILE));
    }

    @Test
    void what_is_not_there_is_gone() {
        assertThat(refusal(root.resolve("nothing"))).isEqualTo(Reason.GONE);
        assertThat(refusal(root.resolve("nothing/deeper"))).isEqualTo(Reason.GONE);
    }

    @Test
    void a_file_and_a_folder_the_kernel_closes_are_not_permitted() throws Exception {
        Files.writeString(root.resolve("closed"), "x", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(root.resolve("closed"), PosixFilePermissions.fromString("---------"));
        Path folder = Files.createDirectory(root.resolve("private"));
        Files.writeString(folder.resolve("a"), "x", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        Unprivileged.letIn(home);
        try {
            assertThat(Unprivileged.call(() -> refusal(root.resolve("closed")))).isEqualTo(Reason.NOT_PERMITTED);
            assertThat(Unprivileged.call(() -> refusal(folder.resolve("a")))).isEqualTo(Reason.NOT_PERMITTED);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void a_link_that_is_swapped_all_the_time_never_leads_out() throws Exception {
        Files.writeString(root.resolve("good"), "good\n");
        Path door = root.resolve("door");
        Files.createSymbolicLink(door, root.resolve("good"));
        AtomicBoolean over = new AtomicBoolean();
        Thread swapper = Thread.ofPlatform().start(() -> swap(door, over));
        int opened = 0;
        for (int i = 0; i < 3_000; i++) {
            try (LogFile file = gate.open(door)) {
                opened++;
                ByteBuffer content = ByteBuffer.allocate(16);
                file.channel().read(content, 0);
                assertThat(new String(content.array(), 0, content.position(), StandardCharsets.UTF_8))
                        .isEqualTo("good\n");
            } catch (RefusedException e) {
                assertThat(e.reason()).isEqualTo(Reason.OUTSIDE);
            }
        }
        over.set(true);
        swapper.join();
        assertThat(opened).isPositive();
    }

    private void swap(Path door, AtomicBoolean over) {
        try {
            for (boolean good = false; !over.get(); good = !good) {
                Path next = root.resolve("next");
                Files.createSymbolicLink(next, good ? root.resolve("good") : outside.resolve("secret"));
                Files.move(next, door, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reason refusal(Path path) {
        try (LogFile file = gate.open(path)) {
            throw new AssertionError("opened " + file.real());
        } catch (RefusedException refused) {
            return refused.reason();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
