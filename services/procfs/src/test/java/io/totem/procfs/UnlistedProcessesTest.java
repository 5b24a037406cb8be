package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlistedProcessesTest {

    @TempDir
    Path folder;

    private ProcFixture fixture;
    private int[] listed = {1, 20};
    private UnlistedProcesses unlisted;

    @BeforeEach
    void layOut() {
        fixture = ProcFixture.in(folder);
        fixture.write("proc/loadavg", "0.00 0.01 0.05 1/4 5000\n");
        fixture.write("proc/sys/kernel/pid_max", "32768\n");
        unlisted = new UnlistedProcesses(new ProcFiles(fixture.host()), () -> listed, () -> 0);
    }

    @Test
    void a_process_that_is_there_and_not_listed_is_found_while_the_kernel_counts_more_than_is_listed() {
        status(3000, 3000);
        sweeps(2, 3);
        assertThat(unlisted.found()).isEmpty();
        sweeps(1, 3);
        assertThat(unlisted.found()).containsExactly(3000);
    }

    @Test
    void a_thread_is_no_process() {
        status(3001, 20);
        sweeps(3, 3);
        assertThat(unlisted.found()).isEmpty();
    }

    @Test
    void what_was_only_just_made_is_listed_when_it_is_asked_again() {
        status(3000, 3000);
        listed = new int[] {1, 20, 3000};
        sweeps(3, 3);
        assertThat(unlisted.found()).isEmpty();
    }

    @Test
    void where_the_kernel_counts_no_more_than_is_listed_nothing_is_tried() {
        status(3000, 3000);
        sweeps(10, 4);
        assertThat(unlisted.found()).isEmpty();
    }

    @Test
    void what_has_ended_or_is_listed_again_is_forgotten() {
        status(3000, 3000);
        sweeps(3, 3);
        unlisted.confirm(new int[] {1, 20});
        assertThat(unlisted.found()).containsExactly(3000);
        unlisted.confirm(new int[] {1, 20, 3000});
        assertThat(unlisted.found()).isEmpty();
    }

    @Test
    void numbers_above_the_newest_are_tried_once_they_have_begun_again_from_below() {
        status(4000, 4000);
        fixture.write("proc/loadavg", "0.00 0.01 0.05 1/4 10\n");
        sweeps(3, 3);
        assertThat(unlisted.found()).containsExactly(4000);
    }

    private void sweeps(int count, int threads) {
        for (int i = 0; i < count; i++) {
            unlisted.look(Set.of(1, 20), threads);
        }
    }

    private void status(int pid, int group) {
        fixture.write("proc/" + pid + "/status", "Name:\tx\nTgid:\t" + group + "\nPid:\t" + pid + "\n");
    }
}
