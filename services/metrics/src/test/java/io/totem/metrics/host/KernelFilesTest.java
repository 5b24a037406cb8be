package io.totem.metrics.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFilesTest {

    @Test
    void pressure_is_the_share_of_the_last_ten_seconds_in_which_some_task_waited() {
        List<String> lines = List.of(
                "some avg10=5.66 avg60=2.93 avg300=3.29 total=66643479",
                "full avg10=1.00 avg60=0.00 avg300=0.00 total=0");

        assertThat(PressureFiles.parse(lines)).hasValue(5.66);
    }

    @Test
    void pressure_that_is_ragged_is_absent() {
        assertThat(PressureFiles.parse(List.of())).isEmpty();
        assertThat(PressureFiles.parse(List.of("some avg10= avg60=1"))).isEmpty();
        assertThat(PressureFiles.parse(List.of("some avg10=NaN"))).isEmpty();
        assertThat(PressureFiles.parse(List.of("full avg10=1.00"))).isEmpty();
    }

    @Test
    void a_kernel_without_pressure_has_none(@TempDir Path proc) throws IOException {
        assertThat(new PressureFiles(proc).read()).isEmpty();

        Files.createDirectory(proc.resolve("pressure"));
        Files.writeString(proc.resolve("pressure/cpu"), "some avg10=1.00 avg60=0.00 avg300=0.00 total=0\n");
        assertThat(new PressureFiles(proc).read()).as("only one of the three").isEmpty();
    }

    @Test
    void the_distribution_is_named_as_it_names_itself_with_or_without_quotes() {
        assertThat(OsRelease.parse(List.of("ID=debian", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"")))
                .hasValue("Debian GNU/Linux 12 (bookworm)");
        assertThat(OsRelease.parse(List.of("PRETTY_NAME='Alpine Linux v3.23'"))).hasValue("Alpine Linux v3.23");
        assertThat(OsRelease.parse(List.of("PRETTY_NAME=Linux"))).hasValue("Linux");
        assertThat(OsRelease.parse(List.of("PRETTY_NAME=\"\"", "NAME=x"))).isEmpty();
        assertThat(OsRelease.parse(List.of("PRETTY_NAME=\""))).hasValue("\"");
    }

    @Test
    void os_release_is_looked_for_in_both_of_its_places(@TempDir Path root) throws IOException {
        assertThat(OsRelease.prettyName(root)).isEmpty();
        Files.createDirectories(root.resolve("usr/lib"));
        Files.writeString(root.resolve("usr/lib/os-release"), "PRETTY_NAME=\"Rocky Linux 9.4\"\n");
        assertThat(OsRelease.prettyName(root)).hasValue("Rocky Linux 9.4");
    }

    @Test
    void the_boot_time_is_the_kernels_btime() {
        assertThat(LinuxFacts.bootedAt(List.of("cpu 1 2 3", "ctxt 99", "btime 1795215740", "processes 1")))
                .isEqualTo(Instant.ofEpochSecond(1_795_215_740));
        assertThatThrownBy(() -> LinuxFacts.bootedAt(List.of("cpu 1"))).hasMessageContaining("btime");
    }

    @Test
    void resident_memory_is_in_kibibytes_and_absent_for_what_has_none() {
        assertThat(Self.residentBytes(List.of("Name:\tjava", "VmRSS:\t  118204 kB")))
                .hasValue(118_204L * 1024);
        assertThat(Self.residentBytes(List.of("Name:\tkthreadd"))).isEmpty();
        assertThat(Self.residentBytes(List.of("VmRSS:\t kB"))).isEmpty();
    }

    @Test
    void loops_and_ram_disks_are_no_disks_and_stacked_ones_are_told_apart() {
        assertThat(List.of("sda", "nvme0n1", "vda", "xvda", "dm-0", "md127", "mmcblk0", "random"))
                .allMatch(DiskNames::isDisk);
        assertThat(List.of("loop0", "ram1", "zram0", "sr0", "fd0", "nbd12")).noneMatch(DiskNames::isDisk);
        assertThat(List.of("dm-0", "md127")).allMatch(DiskNames::isStacked);
        assertThat(List.of("sda", "mda", "md")).noneMatch(DiskNames::isStacked);
        assertThat(DiskNames.withoutFolder("/dev/sda")).isEqualTo("sda");
    }
}
