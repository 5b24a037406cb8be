package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.port.Severity;
import io.totem.policy.testing.Scene;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TunnelRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/usr/bin/ssh -R 8080:localhost:80 host | opens a way in from outside (-R 8080:localhost:80)",
                "/usr/bin/ssh -fNR 2222:localhost:22 host | opens a way in from outside (-R 2222:localhost:22)",
                "/usr/bin/ssh -NR2222:localhost:22 host | opens a way in from outside (-R 2222:localhost:22)",
                "/usr/bin/ssh -i key -o RemoteForward=2222 host | opens a way in from outside (-o RemoteForward=2222)",
                "/usr/bin/ssh -qND 1080 host | a proxy into another network (-D 1080)",
                "/usr/bin/ssh -w 0:0 host | joins this server to another network (-w 0:0)",
                "/usr/bin/autossh -M 0 -N -R 2222:localhost:22 host | opens a way in from outside (-R 2222:localhost:22)",
                "/usr/local/bin/chisel client https://x R:socks | a proxy into another network (R:socks)",
                "/home/kim/helper client https://x R:8080:localhost:80 | opens a way in from outside (R:8080:localhost:80)",
                "/usr/bin/dash /tmp/chisel client https://x R:8080:localhost:80 | opens a way in from outside (R:8080:localhost:80)",
                "/opt/chisel server --reverse -p 80 | opens a way in from outside (--reverse)",
                "/usr/bin/frpc -c frpc.toml | a tunnel program (frpc)",
                "/home/kim/update -c /etc/frpc.ini | a tunnel program (-c /etc/frpc.ini)",
                "/usr/bin/cloudflared tunnel run | opens a way in from outside (tunnel)",
                "/usr/bin/ngrok http 80 | a tunnel program (ngrok)",
                "/usr/bin/python3 /usr/bin/sshuttle -r host 10.0.0.0/8 | a tunnel program (sshuttle)",
                "/usr/bin/tailscale funnel 80 | opens a way in from outside (funnel)"
            })
    void what_opens_a_way_is_a_caution_that_says_which(String line, String title) {
        assertThat(tunnel(line)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
            assertThat(warning.title().en()).isEqualTo(title);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/ssh host",
                "/usr/bin/ssh -L 8080:localhost:80 host",
                "/usr/bin/ssh -i -R host",
                "/usr/bin/ssh host grep -R x",
                "/usr/bin/ssh -o ServerAliveInterval=5 host",
                "/usr/bin/ssh -o Tunnel=no host",
                "/usr/bin/grep -R x /etc",
                "/usr/bin/ls -R",
                "/usr/sbin/tailscaled --state=/var/lib/tailscale",
                "/usr/bin/cloudflared access ssh",
                "/usr/bin/app client https://example.com",
                "/usr/sbin/nginx -c /etc/nginx/nginx.conf"
            })
    void what_opens_none_is_left_alone(String line) {
        assertThat(tunnel(line)).isEmpty();
    }

    private static Optional<Warning> tunnel(String line) {
        String[] words = line.strip().split(" ");
        return Scene.of(program(words[0]).commandLine(words)).warning(WarningCode.TUNNEL);
    }
}
