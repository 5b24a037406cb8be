package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMountsTest {

    private static final ProcessMounts MOUNTS = ProcessMounts.parse("""
            27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
            40 27 7:1 / /snap/core/1 ro,nodev,relatime shared:1 - squashfs /dev/loop1 ro,errors=continue
            41 27 0:60 / /tmp/.mount_abc ro,nosuid,nodev,relatime shared:2 - fuse.AppImage AppImage ro,user_id=1000,group_id=1000
            42 27 0:61 / /srv/nas rw - nfs4 nas:/export rw,vers=4.2
            43 42 0:62 / /srv/nas rw - tmpfs tmpfs rw
            44 27 254:0 /opt /opt ro,relatime - ext4 /dev/vda rw,discard
            broken
            """);

    @Test
    void each_mount_is_found_by_its_number_and_by_its_place_where_the_later_one_counts() {
        assertThat(MOUNTS.of(42).orElseThrow().mount().type()).isEqualTo("nfs4");
        assertThat(MOUNTS.at("/srv/nas").orElseThrow().number()).isEqualTo(43);
        assertThat(MOUNTS.at("/srv")).isEmpty();
        assertThat(MOUNTS.of(99)).isEmpty();
    }

    @Test
    void a_path_lies_on_the_nearest_mount_above_it() {
        assertThat(MOUNTS.holding("/srv/nas/a/b").orElseThrow().number()).isEqualTo(43);
        assertThat(MOUNTS.holding("/srv/nasty").orElseThrow().number()).isEqualTo(27);
        assertThat(MOUNTS.holding("/").orElseThrow().number()).isEqualTo(27);
    }

    @Test
    void only_what_answers_at_once_is_local() {
        assertThat(MOUNTS.of(27).orElseThrow().isLocal()).isTrue();
        assertThat(MOUNTS.of(40).orElseThrow().isLocal()).isTrue();
        assertThat(MOUNTS.of(41).orElseThrow().isLocal()).isFalse();
        assertThat(MOUNTS.of(42).orElseThrow().isLocal()).isFalse();
    }

    @Test
    void a_mount_of_fuse_says_whose_it_is_and_a_read_only_one_that_it_is() {
        assertThat(MOUNTS.of(41).orElseThrow().fuseUser()).hasValue(1000);
        assertThat(MOUNTS.of(41).orElseThrow().readOnly()).isTrue();
        assertThat(MOUNTS.of(40).orElseThrow().isImmutable()).isTrue();
        assertThat(MOUNTS.of(44).orElseThrow().readOnly()).isTrue();
        assertThat(MOUNTS.of(44).orElseThrow().isImmutable()).isFalse();
        assertThat(MOUNTS.of(27).orElseThrow().fuseUser()).isEmpty();
        assertThat(MOUNTS.of(27).orElseThrow().readOnly()).isFalse();
    }
}
