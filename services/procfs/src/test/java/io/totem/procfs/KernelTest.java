package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTest {

    @TempDir
    Path folder;

    @Test
    void the_kernel_tells_its_boot_and_the_memory() {
        Kernel kernel = Kernel.read(ProcFixture.in(folder).host());
        assertThat(kernel.bootId()).isEqualTo(ProcFixture.BOOT_ID);
        assertThat(kernel.bootedAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(kernel.memoryBytes()).isEqualTo(1024L * 1_024_000);
    }

    @Test
    void what_it_does_not_tell_is_zero_and_still_makes_an_identity() {
        Kernel kernel = Kernel.read(new HostRoot(folder, folder, folder));
        assertThat(kernel.memoryBytes()).isZero();
        assertThat(kernel.bootedAt()).isEqualTo(Instant.EPOCH);
        ProcessIdentity identity = new ProcessIdentity(kernel.bootId(), 1, 1);
        assertThat(ProcessIdentity.parse(identity.toString())).contains(identity);
    }

    @Test
    void ticks_after_the_boot_are_a_time() {
        Kernel kernel = new Kernel("0", Instant.ofEpochSecond(1000), 100, 4096, 1);
        assertThat(kernel.startOf(250)).isEqualTo(Instant.ofEpochSecond(1002).plusMillis(500));
        assertThat(kernel.startOf(Long.MAX_VALUE)).isAfter(Instant.EPOCH);
    }

    @Test
    void this_machine_has_pages_ticks_and_memory() {
        Kernel kernel = Kernel.read(HostRoot.local());
        assertThat(kernel.pageBytes()).isGreaterThanOrEqualTo(4096);
        assertThat(kernel.ticksPerSecond()).isBetween(1L, 10_000L);
        assertThat(kernel.memoryBytes()).isGreaterThan(100_000_000);
    }
}
