package io.totem.metrics.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What must hold on whatever Linux machine the tests run. */
class LiveMachineTest {

    private static final Duration BUSY = Duration.ofMillis(300);

    private final Host machine = Hosts.linux(HostRoot.local(), Clock.systemUTC());

    @Test
    void memory_is_what_the_kernel_says_within_one_percent() throws IOException {
        MemoryReading memory = machine.read().memory().orElseThrow();

        assertThat(memory.total()).isCloseTo(meminfo("MemTotal"), Percentage.withPercentage(1));
        assertThat(memory.available()).isBetween(1L, memory.total());
        assertThat(memory.swapTotal()).isEqualTo(meminfo("SwapTotal"));
    }

    @Test
    void every_part_of_this_machine_can_be_read() {
        Reading reading = machine.read();

        assertThat(reading.cpu().orElseThrow().cores())
                .hasSize(Runtime.getRuntime().availableProcessors());
        assertThat(reading.cpu().orElseThrow().load()).hasSize(3).allMatch(load -> load >= 0);
        assertThat(reading.networks()).anySatisfy(network -> {
            assertThat(network.name()).isEqualTo("lo");
            assertThat(network.up()).isTrue();
            assertThat(network.physical()).isFalse();
        });
        assertThat(reading.self().orElseThrow().residentBytes().orElseThrow()).isGreaterThan(10L << 20);
        assertThat(reading.fileSystems()).anySatisfy(fileSystem -> {
            FileSystemReading.Space space = fileSystem.space().orElseThrow();
            assertThat(fileSystem.mountPoint()).isEqualTo("/");
            assertThat(space.total()).isEqualTo(Path.of("/").toFile().getTotalSpace());
            assertThat(space.free()).isBetween(space.available(), space.total());
        });
    }

    @Test
    void a_loop_that_keeps_a_core_busy_shows_in_the_counters() {
        Reading before = machine.read();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + BUSY.toNanos();
        long rounds = 0;
        while (threads.getCurrentThreadCpuTime() < end) {
            rounds++;
        }
        Reading after = machine.read();

        assertThat(rounds).isPositive();
        CpuTicks old = before.cpu().orElseThrow().total();
        CpuTicks now = after.cpu().orElseThrow().total();
        assertThat(now.user() + now.system() - old.user() - old.system()).isGreaterThan(BUSY.toMillis() / 2);
        assertThat(after.self()
                        .orElseThrow()
                        .cpuTime()
                        .minus(before.self().orElseThrow().cpuTime()))
                .isGreaterThan(BUSY.dividedBy(2));
    }

    @Test
    void the_facts_are_the_kernels_own() throws IOException {
        HostFacts facts = machine.facts();

        assertThat(facts.hostname())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        assertThat(facts.kernel())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        assertThat(facts.bootedAt()).isBefore(Clock.systemUTC().instant());
        assertThat(facts.cpuModel()).isNotBlank();
    }

    @Test
    void a_system_without_linux_files_is_read_by_oshi_alone() throws IOException {
        Host other = Hosts.other(Clock.systemUTC());
        Reading reading = other.read();

        assertThat(other.facts().bootedAt()).isBefore(Clock.systemUTC().instant());
        assertThat(reading.memory().orElseThrow().total()).isCloseTo(meminfo("MemTotal"), Percentage.withPercentage(1));
        assertThat(reading.cpu()).isPresent();
        assertThat(reading.fileSystems())
                .extracting(FileSystemReading::mountPoint)
                .contains("/");
        assertThat(reading.pressure()).isEmpty();
    }

    private static long meminfo(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
