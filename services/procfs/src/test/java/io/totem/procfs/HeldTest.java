package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.procfs.Held.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open files and sockets that reach past a process' own. */
class HeldTest {

    private static final String PACKETS = "sk               RefCnt Type Proto  Iface R Rmem   User   Inode\n"
            + "ffff8b4a4a4b6000 3      3    0003   2     1 0      0      701\n";
    private static final String RAW =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
                    + " inode ref pointer drops\n"
                    + "    1: 00000000:0001 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 702 2 0000000000000000 0\n"
                    + "  255: 00000000:00FF 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 703 2 0000000000000000 0\n"
                    + "  cut\n";

    @TempDir
    Path folder;

    private ProcFixture host;
    private ProcessTable table;

    @BeforeEach
    void a_host() {
        host = ProcFixture.in(folder)
                .process(100, ProcFixture.stat(100, "nginx", 1, 0, 50, 4050), 0, "/usr/sbin/nginx", "nginx\0")
                .process(200, ProcFixture.stat(200, "sh", 1, 0, 50, 4050), 0, "/usr/bin/sh", "sh\0");
        table = new ProcessTable(host.host(), Clock.systemUTC());
    }

    @ParameterizedTest
    @CsvSource({
        "/proc/1/mem,MEMORY,1",
        "/proc/812/task/813/mem,MEMORY,812",
        "/dev/mem,MACHINE_MEMORY,/dev/mem",
        "/dev/kmem,MACHINE_MEMORY,/dev/kmem",
        "/proc/kcore,MACHINE_MEMORY,/proc/kcore",
        "/dev/sda,DISK,/dev/sda",
        "/dev/vda1,DISK,/dev/vda1",
        "/dev/nvme0n1p2,DISK,/dev/nvme0n1p2",
        "/dev/dm-0,DISK,/dev/dm-0",
        "/dev/md127,DISK,/dev/md127",
        "/dev/mapper/vg-root,DISK,/dev/mapper/vg-root"
    })
    void links_to_memory_and_disks_are_known(String link, Kind kind, String name) {
        assertThat(Held.of(link)).contains(new Held(kind, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/proc/1/maps",
                "/proc/1/memory",
                "/dev/null",
                "/dev/sr0",
                "/dev/loop0",
                "/dev/shm/sda",
                "/srv/proc/1/mem",
                "/proc/1/mem (deleted)",
                "socket:[7]",
                "/dev/mapper/control/x",
                ""
            })
    void links_to_other_things_are_not(String link) {
        assertThat(Held.of(link)).isEmpty();
    }

    @Test
    void a_sweep_tells_who_has_open_what_reaches_past_its_own() {
        host.write("proc/1/net/packet", PACKETS)
                .write("proc/1/net/raw", RAW)
                .links(100, Map.of(3, "socket:[701]", 4, "socket:[702]", 5, "socket:[9]"))
                .links(200, Map.of(3, "/proc/100/mem", 4, "socket:[703]", 5, "/dev/null"));
        assertThat(table.sweep().held())
                .containsOnly(
                        Map.entry(100, Set.of(new Held(Kind.PACKETS, ""), new Held(Kind.RAW, "1"))),
                        Map.entry(200, Set.of(new Held(Kind.MEMORY, "100"), new Held(Kind.RAW, "255"))));
        assertThat(table.sweepWithoutSockets().held()).isEmpty();
    }

    @Test
    void a_raw_socket_that_lasts_finds_its_process_and_a_closed_one_is_forgotten() {
        table.sweep();
        table.sweep();
        host.write("proc/1/net/packet", PACKETS).links(200, Map.of(7, "socket:[701]"));
        assertThat(table.sweep().held()).as("it may be a ping").isEmpty();
        assertThat(table.sweep().held()).containsOnlyKeys(200);
        host.write("proc/1/net/packet", PACKETS.substring(0, PACKETS.indexOf('\n') + 1));
        assertThat(table.sweep().held()).isEmpty();
    }

    @Test
    void a_disk_is_mounted_when_a_file_system_lies_on_it_or_on_a_part_of_it() {
        host.write(
                        "proc/1/mountinfo",
                        "22 1 8:1 / / rw - ext4 /dev/root rw\n23 22 0:40 / /data rw - btrfs /dev/sdc2 rw\n")
                .write("sys/class/block/sda/dev", "8:0\n")
                .write("sys/class/block/sda/sda1/dev", "8:1\n")
                .write("sys/class/block/sdb/dev", "8:16\n");
        ProcessInspector inspector = new ProcessInspector(host.host());
        assertThat(inspector.isMounted("/dev/sda")).isTrue();
        assertThat(inspector.isMounted("/dev/sdb")).isFalse();
        assertThat(inspector.isMounted("/dev/sdc")).isTrue();
        assertThat(inspector.isMounted("/dev/sdc2")).isTrue();
        assertThat(inspector.isMounted("/dev/sdc1")).isFalse();
        assertThat(inspector.isMounted("/dev/gone")).isFalse();
    }
}
