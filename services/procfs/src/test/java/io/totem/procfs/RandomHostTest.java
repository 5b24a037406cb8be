package io.totem.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole /proc that goes mad: noise, truncated files, folders where files should be, endless lines. A sweep passes over what
 * makes no sense; it throws nothing, invents nothing and keeps nothing.
 */
class RandomHostTest {

    private static final int PROCESSES = 40;
    private static final int ROUNDS = 400;
    private static final int LARGE = 300_000;
    private static final long SPARE_BYTES = 24L << 20;

    private static final List<String> OF_A_PROCESS = List.of("stat", "status", "cmdline", "cgroup", "io");

    private static final List<String> OF_THE_HOST = List.of(
            "proc/sys/kernel/random/boot_id",
            "proc/stat",
            "proc/meminfo",
            "proc/1/net/tcp",
            "proc/1/net/tcp6",
            "proc/1/net/udp",
            "proc/1/net/udp6",
            "etc/passwd");

    @TempDir
    Path folder;

    private final Random random = new Random(5);

    @Test
    void nothing_that_can_stand_in_proc_stops_a_sweep_or_grows_with_it() throws IOException {
        ProcFixture host = ProcFixture.in(folder);
        ProcessTable table = new ProcessTable(host.host(), Clock.systemUTC());
        long settled = 0;
        long seen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            spoil(host);
            ProcessSweep sweep = table.sweep();
            assertThat(sweep.processes()).hasSizeLessThanOrEqualTo(PROCESSES);
            seen += sweep.processes().size();
            assertThat(sweep.listening().keySet())
                    .isSubsetOf(
                            sweep.processes().stream().map(ProcessSample::pid).toList());
            assertThat(sweep.processes()).allSatisfy(RandomHostTest::isBounded);
            assertThat(table.one(1 + random.nextInt(PROCESSES)))
                    .satisfiesAnyOf(one -> assertThat(one).isEmpty(), one -> isBounded(one.orElseThrow()));
            Kernel kernel = Kernel.read(host.host());
            assertThat(kernel.startOf(random.nextLong() >>> 1)).isNotNull();
            if (round == ROUNDS / 4) {
                settled = usedBytes();
            }
        }
        assertThat(seen).as("rounds that say something").isGreaterThan(ROUNDS);
        assertThat(usedBytes()).isLessThan(settled + SPARE_BYTES);
    }

    private static void isBounded(ProcessSample process) {
        assertThat(String.join(" ", process.commandLine()).length()).isLessThanOrEqualTo(8 << 10);
        assertThat(process.comm().length()).isLessThanOrEqualTo(64 << 10);
        assertThat(process.startedAt()).isNotNull();
        assertThat(process.residentBytes()).isNotNegative();
    }

    private void spoil(ProcFixture host) throws IOException {
        int pid = 1 + random.nextInt(PROCESSES);
        String own = "proc/" + pid + "/";
        if (random.nextInt(3) == 0) {
            host.process(
                    pid, ProcFixture.stat(pid, "a", 1, 0x40, 5, 77 + random.nextInt(3)), 1000, "/usr/bin/a", "a\0-b\0");
            host.links(pid, Map.of(3, "socket:[" + noise(8).replace("\0", "").replace("/", "") + "]"));
        }
        replace(host, own + pick(OF_A_PROCESS));
        replace(host, pick(OF_THE_HOST));
    }

    private void replace(ProcFixture host, String path) throws IOException {
        Path file = folder.resolve(path);
        switch (random.nextInt(6)) {
            case 0 -> {
                if (Files.isRegularFile(file)) {
                    Files.write(file, truncated(Files.readAllBytes(file)));
                }
            }
            case 1 -> host.write(path, noise(random.nextInt(400)));
            case 2 -> host.write(path, "9".repeat(random.nextInt(2_000)) + " " + noise(20));
            case 3 -> host.write(path, noise(1).repeat(LARGE));
            case 4 -> host.write(path, "");
            default -> {
                if (Files.isRegularFile(file)) {
                    Files.write(file, changed(Files.readAllBytes(file)));
                }
            }
        }
    }

    private byte[] truncated(byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private byte[] changed(byte[] bytes) {
        for (int i = 0; i < 3 && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private String noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, ISO_8859_1);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** What is left after a collection, near enough. */
    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
