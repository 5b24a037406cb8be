package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageIndexTest {

    @TempDir
    Path folder;

    @Test
    void a_path_is_found_with_the_packages_that_list_it() {
        PackageIndex.Builder building = builder(new MadeUpHost(folder));
        building.begin("one");
        add(building, "/usr/bin/a", "/usr/bin/b");
        building.begin("other");
        add(building, "/usr/bin/b", "/usr/bin/c");
        PackageIndex index = building.build();
        assertThat(index.candidates("/usr/bin/a")).containsExactly("one");
        assertThat(index.candidates("/usr/bin/b")).containsExactlyInAnyOrder("one", "other");
        assertThat(index.candidates("/usr/bin/c")).containsExactly("other");
        assertThat(index.candidates("/usr/bin/d")).isEmpty();
        assertThat(index.complete()).isTrue();
    }

    @Test
    void folders_take_no_room_where_what_is_in_them_follows() {
        PackageIndex.Builder building = builder(new MadeUpHost(folder));
        building.begin("one");
        add(building, "/usr", "/usr/bin", "/usr/bin/a", "/usr/bin/ab", "/usr/share/doc/one");
        assertThat(building.build().paths()).isEqualTo(3);
    }

    @Test
    void since_the_merge_of_usr_a_path_is_found_under_either_name() {
        PackageIndex.Builder building = builder(new MadeUpHost(folder).merged());
        building.begin("old");
        add(building, "/bin/ls", "/usr/bin/env", "/lib/x86_64-linux-gnu/libc.so.6");
        PackageIndex index = building.build();
        assertThat(index.candidates("/usr/bin/ls")).containsExactly("old");
        assertThat(index.candidates("/usr/bin/env")).containsExactly("old");
        assertThat(index.candidates("/usr/lib/x86_64-linux-gnu/libc.so.6")).containsExactly("old");
    }

    @Test
    void where_usr_is_not_merged_two_folders_are_two() {
        FolderLinks links = FolderLinks.of(new MadeUpHost(folder).folder("/bin").host());
        assertThat(links.canonical("/bin/ls")).isEqualTo("/bin/ls");
    }

    @Test
    void links_to_links_are_followed_and_those_in_a_ring_end() {
        MadeUpHost arch = new MadeUpHost(folder)
                .link("/sbin", "usr/sbin")
                .link("/usr/sbin", "bin")
                .link("/lib", "lib64")
                .link("/lib64", "lib");
        FolderLinks links = FolderLinks.of(arch.host());
        assertThat(links.canonical("/sbin/init")).isEqualTo("/usr/bin/init");
        assertThat(links.canonical("/lib/x")).endsWith("/x");
        byte[] path = new byte[100];
        System.arraycopy("/sbin/init".getBytes(UTF_8), 0, path, 0, 10);
        assertThat(new String(path, 0, links.canonical(path, 10), UTF_8)).isEqualTo("/usr/bin/init");
    }

    @Test
    void two_hundred_thousand_paths_take_eight_bytes_each_and_more_than_a_million_are_not_all_taken() {
        PackageIndex.Builder building = builder(new MadeUpHost(folder));
        for (int i = 0; i < 200_000; i++) {
            if (i % 100 == 0) {
                building.begin("package" + i);
            }
            add(building, "/usr/share/some/where/file" + i);
        }
        PackageIndex index = building.build();
        assertThat(index.paths()).isEqualTo(200_000);
        assertThat(index.complete()).isTrue();
        assertThat(index.candidates("/usr/share/some/where/file123456")).containsExactly("package123400");
        assertThat(index.candidates("/usr/share/some/where/file200000")).isEmpty();

        PackageIndex.Builder flood = builder(new MadeUpHost(folder.resolve("flood")));
        flood.begin("flood");
        for (int i = 0; i < 1_000_010; i++) {
            add(flood, "/f" + i);
        }
        PackageIndex cut = flood.build();
        assertThat(cut.paths()).isEqualTo(1_000_000);
        assertThat(cut.complete()).isFalse();
    }

    private static PackageIndex.Builder builder(MadeUpHost host) {
        return new PackageIndex.Builder(FolderLinks.of(host.host()));
    }

    private static void add(PackageIndex.Builder building, String... paths) {
        for (String path : paths) {
            byte[] bytes = path.getBytes(UTF_8);
            building.path(bytes, 0, bytes.length);
        }
    }
}
