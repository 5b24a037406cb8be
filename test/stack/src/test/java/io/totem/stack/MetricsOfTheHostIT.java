package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every number of metrics is the host's: read beside it, from the kernel, at the same time. */
class MetricsOfTheHostIT {

    private static final long MIB = 1 << 20;

    private static HostCounters host;
    private static JsonPath snapshot;
    private static Instant from;
    private static Instant to;

    @BeforeAll
    static void bothLookAtTheSameSeconds() {
        host = new HostCounters();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            snapshot = Stack.admin().get("/api/metrics/snapshot").jsonPath();
            to = Instant.parse(snapshot.getString("takenAt"));
            from = to.minusMillis(snapshot.getLong("intervalMillis"));
            return snapshot.getLong("intervalMillis") > 0 && host.covers(from, to);
        });
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void the_machine() throws IOException {
        assertThat(snapshot.getString("host.hostname")).isEqualTo(read("/proc/sys/kernel/hostname"));
        assertThat(snapshot.getString("host.kernel")).isEqualTo(read("/proc/sys/kernel/osrelease"));
        assertThat(snapshot.getString("host.operatingSystem"))
                .isEqualTo(field("/etc/os-release", "PRETTY_NAME=\"(.*)\""));
        long booted = Long.parseLong(field("/proc/stat", "btime (\\d+)"));
        assertThat(Instant.parse(snapshot.getString("host.bootedAt")).getEpochSecond())
                .isCloseTo(booted, within(2L));
        double uptime = Double.parseDouble(read("/proc/uptime").split(" ")[0]);
        assertThat(snapshot.getLong("host.uptimeMillis") / 1000.0).isCloseTo(uptime, within(60.0));
    }

    @Test
    void the_processor() throws IOException {
        assertThat(snapshot.getInt("cpu.logicalCores"))
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(snapshot.getList("cpu.perCorePercent")).hasSize(snapshot.getInt("cpu.logicalCores"));
        assertThat(snapshot.getString("cpu.model")).isEqualTo(field("/proc/cpuinfo", "model name\\s*: (.*)"));
        double total = host.rise("cpu total", from, to);
        assertThat(snapshot.getDouble("cpu.cpuPercent"))
                .isCloseTo(host.rise("cpu busy", from, to) / total * 100, within(8.0));
        assertThat(snapshot.getDouble("cpu.userPercent"))
                .isCloseTo(host.rise("cpu user", from, to) / total * 100, within(8.0));
        assertThat(snapshot.getDouble("cpu.load[0]"))
                .isCloseTo(Double.parseDouble(read("/proc/loadavg").split(" ")[0]), within(1.5));
    }

    @Test
    void memory_and_swap() throws IOException {
        assertThat(snapshot.getLong("memory.totalBytes")).isEqualTo(memory("MemTotal"));
        assertThat(snapshot.getLong("memory.availableBytes")).isCloseTo(memory("MemAvailable"), within(1024 * MIB));
        assertThat(snapshot.getLong("memory.usedBytes"))
                .isEqualTo(snapshot.getLong("memory.totalBytes") - snapshot.getLong("memory.availableBytes"));
        assertThat(snapshot.getLong("swap.totalBytes")).isEqualTo(memory("SwapTotal"));
        assertThat(snapshot.getLong("swap.usedBytes"))
                .isCloseTo(memory("SwapTotal") - memory("SwapFree"), within(256 * MIB));
    }

    @Test
    void every_interface_and_what_goes_through_it() throws IOException {
        Set<String> own = new HashSet<>();
        try (var folders = Files.list(Path.of("/sys/class/net"))) {
            folders.filter(Files::isDirectory)
                    .forEach(folder -> own.add(folder.getFileName().toString()));
        }
        List<Map<String, Object>> networks = snapshot.getList("networks");
        // Those of containers come and go.
        assertThat(names(networks).stream().filter(name -> !name.startsWith("veth")))
                .containsExactlyInAnyOrderElementsOf(
                        own.stream().filter(name -> !name.startsWith("veth")).toList());
        assertRates(networks, "receiveBytesPerSecond", "transmitBytesPerSecond");
    }

    @Test
    void every_disk_and_what_goes_to_it() throws IOException {
        Set<String> own = new HashSet<>();
        try (var folders = Files.list(Path.of("/sys/block"))) {
            for (Path folder : folders.toList()) {
                if (!read(folder + "/size").equals("0")
                        && !folder.getFileName().toString().matches("(loop|ram).*")) {
                    own.add(folder.getFileName().toString());
                }
            }
        }
        List<Map<String, Object>> disks = snapshot.getList("disks");
        assertThat(names(disks)).containsExactlyInAnyOrderElementsOf(own);
        assertRates(disks, "readBytesPerSecond", "writeBytesPerSecond");
    }

    @Test
    void every_file_system_that_lies_on_a_device() throws IOException {
        Map<String, Map<String, Object>> shown = snapshot.<Map<String, Object>>getList("fileSystems").stream()
                .collect(Collectors.toMap(row -> (String) row.get("mountPoint"), row -> row));
        for (String line : Files.readAllLines(Path.of("/proc/1/mountinfo"))) {
            String[] words = line.split(" ");
            String device = words[List.of(words).indexOf("-") + 2];
            if (device.startsWith("/dev/") && words[3].equals("/") && Files.isDirectory(Path.of(words[4]))) {
                FileStore store = Files.getFileStore(Path.of(words[4]));
                assertThat(shown).as(line).containsKey(words[4]);
                Map<String, Object> row = shown.get(words[4]);
                assertThat(row.get("device")).isEqualTo(device);
                assertThat(((Number) row.get("totalBytes")).longValue()).isEqualTo(store.getTotalSpace());
                assertThat(((Number) row.get("availableBytes")).longValue())
                        .isCloseTo(store.getUsableSpace(), within(2048 * MIB));
            }
        }
        assertThat(shown).containsKey("/").doesNotContainKey("/etc/hosts");
        assertThat(shown.keySet()).noneMatch(place -> place.startsWith("/host"));
    }

    /** As close as two clocks and bursts allow: a sixth, and a quarter of a megabyte a second. */
    private static void assertRates(List<Map<String, Object>> devices, String... rates) {
        for (Map<String, Object> device : devices) {
            for (String rate : rates) {
                String counter = device.get("name") + " " + rate;
                double own = host.perSecond(counter, from, to);
                Number shown = (Number) device.get(rate);
                if (shown != null) {
                    assertThat(shown.doubleValue()).as(counter).isCloseTo(own, within(own / 6 + MIB / 4.0));
                }
            }
        }
    }

    private static List<String> names(List<Map<String, Object>> devices) {
        return devices.stream().map(device -> (String) device.get("name")).toList();
    }

    private static long memory(String name) throws IOException {
        return Long.parseLong(field("/proc/meminfo", name + ":\\s+(\\d+) kB")) * 1024;
    }

    private static String field(String file, String pattern) throws IOException {
        return Pattern.compile("(?m)^" + pattern + "$")
                .matcher(Files.readString(Path.of(file)))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file)).strip();
    }
}
