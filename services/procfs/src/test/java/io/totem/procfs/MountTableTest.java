package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountTableTest {

    @Test
    void a_disk_is_kept_and_what_the_kernel_makes_up_is_not() {
        assertThat(MountTable.parse("""
            22 27 0:21 / /proc rw,relatime - proc proc rw
            24 27 0:6 / /dev rw,relatime shared:2 - devtmpfs devtmpfs rw,size=12334460k
            25 24 0:23 / /dev/shm rw,nosuid - tmpfs tmpfs rw
            27 1 254:0 / / ro,noatime shared:1 - ext4 /dev/vda rw,discard
            40 27 7:3 / /snap/core/1 ro - squashfs /dev/loop3 ro
            41 27 0:41 / /tmp rw - tmpfs tmpfs rw
            """))
                .containsExactly(
                        new Mount("254:0", "/", "/dev/vda", "ext4", List.of("ro", "noatime")),
                        new Mount("0:41", "/tmp", "tmpfs", "tmpfs", List.of("rw")))
                .first()
                .returns(true, Mount::readOnly);
    }

    @Test
    void a_bind_mount_repeats_no_file_system_wherever_it_stands() {
        assertThat(MountTable.parse("""
            50 27 8:1 /www /srv/www rw - ext4 /dev/sda1 rw
            51 27 8:1 / /data rw - ext4 /dev/sda1 rw
            52 27 8:1 / /a/longer/place rw - ext4 /dev/sda1 rw
            """)).extracting(Mount::mountPoint).containsExactly("/data");
    }

    @Test
    void of_two_mounts_at_one_place_the_later_counts() {
        assertThat(MountTable.parse("""
            50 27 8:1 / /data rw - ext4 /dev/sda1 rw
            51 50 8:2 / /data rw - xfs /dev/sdb1 rw
            """)).extracting(Mount::device).containsExactly("/dev/sdb1");
    }

    @Test
    void an_overlay_is_kept_only_as_the_root() {
        assertThat(MountTable.parse("""
            60 1 0:50 / / rw - overlay overlay rw,lowerdir=/a:/b
            61 60 0:51 / /var/lib/docker/overlay2/x/merged rw - overlay overlay rw
            """)).extracting(Mount::mountPoint).containsExactly("/");
    }

    @Test
    void octal_escapes_are_undone_and_other_backslashes_left() {
        assertThat(MountTable.parse("""
             70 27 0:60 / /mnt/my\\040disk\\134x\\9 rw - nfs4 nas:/my\\040export rw
             """))
                .containsExactly(new Mount("0:60", "/mnt/my disk\\x\\9", "nas:/my export", "nfs4", List.of("rw")));
    }

    /** Whoever may mount by FUSE names its source. Copied once for each blank, this would take hours. */
    @Test
    void a_source_of_nothing_but_blanks_is_read_once() {
        String line = "27 1 254:0 / /mnt rw - fuse " + "\\040".repeat(2_000_000) + " rw";
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(MountTable.parse(line))
                        .singleElement()
                        .extracting(mount -> mount.device().length())
                        .isEqualTo(2_000_000));
    }

    @Test
    void lines_that_are_cut_short_are_skipped() {
        assertThat(MountTable.parse("")).isEmpty();
        assertThat(MountTable.parse("27 1 254:0 / / ro,noatime shared:1 - ext4"))
                .isEmpty();
        assertThat(MountTable.parse("27 1 254:0 / / ro,noatime shared:1")).isEmpty();
        assertThat(MountTable.parse("27 1 - ext4 /dev/vda rw")).isEmpty();
    }

    @Test
    void this_machine_has_a_root_file_system() {
        assertThat(new MountTable(HostRoot.local()).mounts())
                .extracting(Mount::mountPoint)
                .contains("/")
                .doesNotHaveDuplicates();
    }
}
