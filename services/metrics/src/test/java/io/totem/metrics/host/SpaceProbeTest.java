package io.totem.metrics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.metrics.host.FileSystemReading.Space;
import io.totem.procfs.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpaceProbeTest {

    private static final Path HERE = Path.of("/");
    private static final Space SPACE = new Space(100, 50, 40);

    @Test
    void a_network_mount_whose_server_is_gone_is_asked_once_and_holds_nobody_up() throws InterruptedException {
        CountDownLatch serverIsBack = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        SpaceProbe probe = new SpaceProbe((here, mount) -> {
            asked.incrementAndGet();
            awaitQuietly(serverIsBack);
            return Optional.of(SPACE);
        });
        Mount gone = mount("nfs4");

        assertThat(probe.space(HERE, gone)).isEmpty();
        assertThat(probe.space(HERE, gone)).isEmpty();
        assertThat(asked).hasValue(1);

        serverIsBack.countDown();
        await().untilAsserted(() -> assertThat(probe.space(HERE, gone)).hasValue(SPACE));
    }

    @Test
    void a_place_where_another_file_system_is_seen_has_no_sizes() throws IOException {
        String type = Files.getFileStore(HERE).type();

        assertThat(new SpaceProbe().space(HERE, mount(type))).isPresent();
        assertThat(new SpaceProbe().space(HERE, mount("other-" + type))).isEmpty();
    }

    @Test
    void a_place_that_is_not_there_has_no_sizes() {
        assertThat(new SpaceProbe().space(Path.of("/no/such/place"), mount("ext4")))
                .isEmpty();
    }

    @Test
    void what_depends_on_another_machine_or_program_is_known_by_its_type() {
        assertThat(List.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "ceph", "9p"))
                .allMatch(SpaceProbe::isRemote);
        assertThat(List.of("ext4", "xfs", "btrfs", "zfs", "tmpfs", "vfat", "overlay"))
                .noneMatch(SpaceProbe::isRemote);
    }

    private static Mount mount(String type) {
        return new Mount("8:1", "/", "device", type, List.of("rw"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
