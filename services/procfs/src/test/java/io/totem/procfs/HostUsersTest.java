package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostUsersTest {

    @TempDir
    Path root;

    @Test
    void of_two_names_for_a_number_the_first_counts_and_broken_lines_none() {
        assertThat(HostUsers.parse("root:x:0:0:::\ntoor:x:0:0:::\n\n# note\n:x:5:5:\nbad:x:y:1:\nshort:x:7\n+::::::\n"))
                .containsOnly(Map.entry(0, "root"));
    }

    @Test
    void a_number_above_two_thousand_million_is_still_somebodys() {
        assertThat(HostUsers.parse("big:x:4294967294:1::\n")).containsEntry(-2, "big");
    }

    @Test
    void a_changed_file_is_read_again_and_a_missing_one_leaves_numbers() throws IOException {
        HostUsers users = new HostUsers(root);
        users.refresh();
        assertThat(users.name(1000)).isEqualTo("1000");
        assertThat(users.name(-2)).isEqualTo("4294967294");

        Path passwd = Files.createDirectories(root.resolve("etc")).resolve("passwd");
        Files.writeString(passwd, "kim:x:1000:1000::/home/kim:/bin/sh\n");
        users.refresh();
        assertThat(users.name(1000)).isEqualTo("kim");

        Files.writeString(passwd, "lee:x:1000:1000::/home/lee:/bin/sh\n");
        Files.setLastModifiedTime(passwd, FileTime.fromMillis(1));
        users.refresh();
        assertThat(users.name(1000)).isEqualTo("lee");

        Files.delete(passwd);
        users.refresh();
        assertThat(users.name(1000)).isEqualTo("1000");
    }
}
