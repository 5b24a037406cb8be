package io.totem.policy.explanation;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.testing.SampleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every entry that has a say in whether a process may be ended. */
class TrustedNamesTest {

    private static final ExecutableLocations PLACES =
            new ExecutableLocations(List.of("/usr", "/bin"), FileAccesses.UNREAD);

    private final CatalogueDictionary catalogue = new CatalogueDictionary(Platform.LINUX);

    @Test
    void a_script_and_its_interpreter_both_have_a_say() {
        assertThat(entries(program("/usr/bin/python3.11")
                        .comm("firewalld")
                        .commandLine("/usr/bin/python3", "/usr/sbin/firewalld", "--nofork")))
                .containsExactly("firewalld", "python3", "python");
    }

    @Test
    void what_a_script_calls_itself_has_none_unless_it_forbids_and_is_of_its_language() {
        assertThat(entries(program("/usr/bin/python3.11").comm("sshd").commandLine("sshd")))
                .containsExactly("python3", "python");
        assertThat(entries(program("/usr/bin/perl").comm("pveproxy worker").commandLine("pveproxy worker")))
                .containsExactly("pveproxy", "perl");
        assertThat(entries(program("/usr/bin/perl").comm("puma").commandLine("puma 6 [shop]")))
                .containsExactly("perl");
    }

    @Test
    void an_applet_is_asked_for_by_its_name() {
        assertThat(entries(program("/usr/bin/busybox").comm("syslogd").commandLine("/sbin/syslogd", "-t")))
                .contains("syslogd", "busybox");
        assertThat(entries(program("/home/kim/busybox").comm("syslogd").commandLine("syslogd", "-t")))
                .doesNotContain("syslogd");
    }

    private List<String> entries(SampleBuilder process) {
        return TrustedNames.entries(process.build(), PLACES, catalogue::find).stream()
                .map(ProcessPolicy::name)
                .toList();
    }
}
