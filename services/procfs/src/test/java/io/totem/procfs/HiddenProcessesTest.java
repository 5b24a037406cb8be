package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenProcessesTest {

    @ParameterizedTest
    @CsvSource({
        "'rw,hidepid=2',true",
        "'rw,hidepid=invisible',true",
        "'rw,gid=4,hidepid=ptraceable',true",
        "'rw,hidepid=1',false",
        "'rw,hidepid=noaccess',false",
        "'rw,hidepid=off',false",
        "rw,false"
    })
    void the_options_of_the_mount_say_it_in_both_spellings(String options, boolean hidden) {
        ProcessMounts mounts = ProcessMounts.parse("22 27 0:21 / /proc rw,relatime - proc proc " + options + "\n");
        assertThat(HiddenProcesses.areHidden(mounts, HostRoot.local())).isEqualTo(hidden);
    }

    @Test
    void another_proc_than_the_one_that_is_read_does_not_count() {
        ProcessMounts mounts = ProcessMounts.parse("22 27 0:21 / /srv/jail/proc rw - proc proc rw,hidepid=2\n");
        assertThat(HiddenProcesses.areHidden(mounts, HostRoot.local())).isFalse();
        HostRoot other = new HostRoot(Path.of("/srv/jail/proc"), Path.of("/sys"), Path.of("/"));
        assertThat(HiddenProcesses.areHidden(mounts, other)).isTrue();
    }
}
