package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.StartUp;
import io.totem.policy.facts.StartUp.MinerSettings;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MiningRuleTest {

    private static final String WALLET = "4" + "A".repeat(94);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-o stratum+tcp://pool.example:3333 -u x",
                "--url=stratum+ssl://pool.example:443",
                "-o stratum2+tcp://pool.example:3333",
                "stratum+tcp://4AAAA.rig1:x@pool.example:3333",
                "-P stratum1+ssl://0x00@eth.example:5555",
                "--donate-level 1",
                "--donate-level=1",
                "--randomx-mode=light",
                "-o pool.example:3333 -a rx/0",
                "--algo=kawpow --pool=rvn.example:6060"
            })
    void a_miners_arguments_are_danger_whatever_it_is_called(String arguments) {
        assertThat(mining("/usr/lib/systemd/systemd-udevd", arguments))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void a_wallet_beside_a_server_or_an_algorithm_is_a_miner_and_it_is_not_told() {
        assertThat(mining("/opt/x", "-o pool.example:3333 -u " + WALLET + ".rig1 -p x"))
                .hasValueSatisfying(warning -> assertThat(warning.why().en()).doesNotContain(WALLET));
        assertThat(mining("/opt/x", "--coin monero --user " + WALLET)).isPresent();
        assertThat(mining("/opt/x", "-a ethash -w 0x" + "a".repeat(40))).isPresent();
    }

    @Test
    void settings_in_a_file_count_beside_a_miners_name_only() {
        assertThat(Scene.of(program("/opt/xmrig").commandLine("./xmrig", "-c", "config.json"))
                        .known(Policies.malware("xmrig"))
                        .warning(WarningCode.MINING))
                .isPresent();
        assertThat(mining("/opt/app", "-c config.json")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/grep -r stratum+tcp://pool.example:3333 /home",
                "/usr/bin/vim.basic stratum+tcp://notes",
                "/usr/bin/tail -f --donate-level",
                "/usr/bin/curl -o report:80 -u kim https://example.com",
                "/usr/bin/mosquitto_pub -h broker -u kim -P secret:99",
                "/usr/bin/ssh -o Port=22 -p 22 host",
                "/usr/sbin/nginx -c /etc/nginx/nginx.conf",
                "/usr/bin/chromium --user-data-dir=/home/kim -o https://example.com:443",
                "/usr/bin/rsync -a host:22 /srv"
            })
    void what_searches_or_happens_to_look_alike_is_left_alone(String line) {
        String[] words = line.split(" ", 2);
        assertThat(mining(words[0], words[1])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config=/var/lib/x/xmrig.json", "-c config_xmrig.json", "--config xmr-stak_cpu.txt"})
    void settings_that_are_called_as_a_miners_are_a_caution(String arguments) {
        assertThat(mining("/opt/x", arguments)).map(Warning::severity).contains(Severity.CAUTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/opt/exporter --config=/etc/xmrig-exporter.json",
                "/opt/shop --config=/etc/shop.json",
                "/usr/bin/less -c xmrig.json",
                "/opt/x --output=xmrig.json"
            })
    void other_settings_are_left_alone(String line) {
        String[] words = line.split(" ", 2);
        assertThat(mining(words[0], words[1])).isEmpty();
    }

    @Test
    void what_its_settings_hold_counts_whatever_they_are_called() {
        MinerSettings settings = new MinerSettings("/opt/x/config.json", "pool.example:3333");
        Behaviour told = new Behaviour(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                new StartUp(List.of(), List.of(), Optional.of(settings)));
        assertThat(Scene.of(program("/opt/x/x").commandLine("./x"))
                        .behaviour(told)
                        .warning(WarningCode.MINING))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                    assertThat(warning.why().en()).contains("/opt/x/config.json", "pool.example:3333");
                });
    }

    @Test
    void a_text_that_speaks_of_a_pool_is_no_address() {
        assertThat(Scene.of(program("/usr/bin/dash").commandLine("sh", "-c", "grep stratum+tcp://pool:3333 log"))
                        .warning(WarningCode.MINING))
                .isEmpty();
    }

    private static Optional<Warning> mining(String path, String arguments) {
        return Scene.of(program(path).commandLine((path + " " + arguments).split(" ")))
                .warning(WarningCode.MINING);
    }
}
