package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.procfs.AccessList.Entry;
import io.totem.procfs.AccessList.Kind;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessListTest {

    /** {@code setfacl -m u:1001:rwx,g:50:r-x} on a folder of mode 0755, as getfattr prints it. */
    private static final byte[] CAPTURED = HexFormat.of()
            .parseHex("02000000" + "01000700ffffffff" + "02000700e9030000" + "04000500ffffffff" + "0800050032000000"
                    + "10000700ffffffff" + "20000500ffffffff");

    private static final ProcessMount MOUNT =
            ProcessMounts.parse("27 1 8:1 / / rw - ext4 /dev/sda1 rw").of(27).orElseThrow();

    @Test
    void a_list_is_read_as_the_kernel_keeps_it() {
        assertThat(AccessList.parse(CAPTURED).entries())
                .containsExactly(
                        new Entry(Kind.OWNER, 7, -1),
                        new Entry(Kind.USER, 7, 1001),
                        new Entry(Kind.OWNING_GROUP, 5, -1),
                        new Entry(Kind.GROUP, 5, 50),
                        new Entry(Kind.MASK, 7, -1),
                        new Entry(Kind.OTHERS, 5, -1));
    }

    @Test
    void what_is_cut_short_or_of_another_version_gives_nobody_anything() {
        assertThat(AccessList.parse(new byte[0]).entries()).isEmpty();
        assertThat(AccessList.parse(new byte[] {2, 0}).entries()).isEmpty();
        assertThat(AccessList.parse(new byte[] {9, 0, 0, 0, 1, 0, 7, 0, 0, 0, 0, 0})
                        .entries())
                .isEmpty();
        assertThat(AccessList.parse(new byte[] {2, 0, 0, 0, 1, 0, 7}).entries()).isEmpty();
    }

    @Test
    void a_named_user_may_what_his_entry_and_the_mask_allow() {
        assertThat(node(AccessList.parse(CAPTURED)).allows(user(1001), PathNode.WRITE))
                .isTrue();
        assertThat(node(AccessList.parse(CAPTURED)).allows(user(1002), PathNode.WRITE))
                .isFalse();
        AccessList masked = new AccessList(
                List.of(new Entry(Kind.USER, 7, 1001), new Entry(Kind.MASK, 5, -1), new Entry(Kind.OTHERS, 5, -1)));
        assertThat(node(masked).allows(user(1001), PathNode.WRITE)).isFalse();
    }

    @Test
    void a_member_gets_what_any_of_his_groups_gives_and_never_what_others_get() {
        AccessList closedToGroup = new AccessList(List.of(
                new Entry(Kind.OWNING_GROUP, 0, -1),
                new Entry(Kind.GROUP, 2, 60),
                new Entry(Kind.MASK, 7, -1),
                new Entry(Kind.OTHERS, 7, -1)));
        assertThat(node(closedToGroup).allows(user(1001, 50), PathNode.WRITE)).isFalse();
        assertThat(node(closedToGroup).allows(user(1001, 50, 60), PathNode.WRITE))
                .isTrue();
        assertThat(node(closedToGroup).allows(user(1001), PathNode.WRITE)).isTrue();
    }

    @Test
    void without_a_list_the_first_class_of_the_mode_that_fits_counts_and_an_owner_can_change_it() {
        PathNode folder = new PathNode("/x", status(0577, 33, 50), AccessList.NONE, false, MOUNT);
        assertThat(folder.allows(user(33), PathNode.WRITE)).isTrue();
        assertThat(folder.allows(user(1001, 50), PathNode.WRITE)).isTrue();
        assertThat(folder.allows(user(1001), PathNode.WRITE)).isTrue();
        PathNode closed = new PathNode("/x", status(0705, 33, 50), AccessList.NONE, false, MOUNT);
        assertThat(closed.allows(user(1001, 50), PathNode.SEARCH)).isFalse();
        assertThat(closed.allows(Principal.ANYBODY, PathNode.SEARCH)).isTrue();
    }

    private static PathNode node(AccessList list) {
        return new PathNode("/x", status(0775, 0, 50), list, false, MOUNT);
    }

    private static Principal user(int uid, Integer... groups) {
        return new Principal(OptionalInt.of(uid), Set.of(groups));
    }

    private static FileStatus status(int mode, int owner, int group) {
        return new FileStatus(0x4000 | mode, 2, owner, group, 1, 1, 0, Instant.EPOCH, Instant.EPOCH);
    }
}
