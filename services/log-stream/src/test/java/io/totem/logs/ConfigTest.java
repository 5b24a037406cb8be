package io.totem.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {

    @Test
    void the_defaults_are_the_hosts_log_folder_for_operators_only() {
        LogStreamConfig config = TestConfig.of(Map.of());
        assertThat(config.roots()).containsExactly("/var/log");
        assertThat(config.include()).containsExactly("**");
        assertThat(config.viewerSources()).isEmpty();
        assertThat(config.reverseProxy()).isEmpty();
        assertThat(config.drop()).isEmpty();
        assertThat(config.maxDepth()).isEqualTo(6);
        assertThat(config.maxSources()).isEqualTo(2_000);
        assertThat(config.journal().enabled()).isTrue();
        assertThat(config.journal().command()).isEqualTo("journalctl");
        assertThat(config.journal().directory()).isEmpty();
        assertThat(config.journal().maxUnits()).isEqualTo(50);
    }

    @Test
    void every_key_can_be_set() {
        LogStreamConfig config = TestConfig.of(Map.of(
                "totem.log-stream.roots", "/a,/b",
                "totem.log-stream.include", "/a/*.log",
                "totem.log-stream.viewer-sources", "/a/open/*,journal:nginx.service",
                "totem.log-stream.max-depth", "1",
                "totem.log-stream.max-sources", "2",
                "totem.log-stream.journal.enabled", "false",
                "totem.log-stream.journal.command", "/opt/journalctl",
                "totem.log-stream.journal.directory", "/j",
                "totem.log-stream.journal.max-units", "4"));
        assertThat(config.roots()).containsExactly("/a", "/b");
        assertThat(config.include()).containsExactly("/a/*.log");
        assertThat(config.viewerSources().orElseThrow()).containsExactly("/a/open/*", "journal:nginx.service");
        assertThat(config.maxDepth()).isEqualTo(1);
        assertThat(config.maxSources()).isEqualTo(2);
        assertThat(config.journal().enabled()).isFalse();
        assertThat(config.journal().command()).isEqualTo("/opt/journalctl");
        assertThat(config.journal().directory()).contains("/j");
        assertThat(config.journal().maxUnits()).isEqualTo(4);
    }

    @Test
    void a_root_can_be_a_drop_box() {
        assertThat(TestConfig.of(Map.of("totem.log-stream.drop", "/b")).drop()).contains("/b");
    }

    @Test
    void the_reverse_proxy_can_be_named() {
        assertThat(TestConfig.of(Map.of("totem.log-stream.reverse-proxy", "totem-nginx-1"))
                        .reverseProxy())
                .contains("totem-nginx-1");
    }
}
