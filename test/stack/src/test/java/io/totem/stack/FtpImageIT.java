package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings and certificates of a container of ftp's image alone. */
class FtpImageIT {

    private static final String HOST = "ftp.example";

    @TempDir
    Path folder;

    private Certificates certificates;

    @BeforeEach
    void mount() throws IOException {
        certificates = Certificates.in(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FTP_USER=root                         | FTP_USER is no name to log in with: root.
            FTP_USER=nobody                       | FTP_USER is no name to log in with: nobody.
            FTP_USER=a:b                          | FTP_USER is no name to log in with: a:b.
            FTP_PASSIVE_PORTS=x                   | FTP_PASSIVE_PORTS is no range of ports
            FTP_PASSIVE_PORTS=30000-20000         | the smaller port first: 30000-20000
            FTP_PASSIVE_PORTS=80-90               | between 1024 and 65535
            FTP_PASSIVE_PORTS=60000-70000         | between 1024 and 65535
            FTP_PASSWORD_HASH=of the suite        | FTP_PASSWORD_HASH_FILE holds no hash of a password
            FTP_PASSIVE_ADDRESS=a;b               | FTP_PASSIVE_ADDRESS is no IPv4 address or name: a;b
            """)
    void a_setting_that_cannot_be_is_refused_in_a_sentence(String setting, String sentence) {
        refused(sentence, "--env=" + setting);
    }

    @Test
    void a_key_of_another_certificate_is_refused_in_a_sentence() throws IOException {
        certificates.make(HOST, "fullchain.pem", "other.pem");
        certificates.make(HOST, "another.pem", "privkey.pem");
        refused("the key in /run/tls does not belong to the certificate.");
    }

    @Test
    void half_a_pair_is_refused_in_a_sentence() throws IOException {
        certificates.make(HOST, "fullchain.pem", "elsewhere.pem");
        refused("/run/tls/privkey.pem is no key in PEM form without a passphrase, or may not be read.");
    }

    @Test
    void the_operators_own_certificate_is_served_and_a_new_one_after_a_restart() throws IOException {
        certificates.make(HOST, "fullchain.pem", "privkey.pem");
        String container = Docker.run(command(List.of("--detach"))).text();
        try {
            String first = served(container);
            certificates.make(HOST, "fullchain.pem", "privkey.pem");
            assertThat(served(container)).isEqualTo(first);
            assertThat(Docker.run("docker", "restart", container).code()).isZero();
            assertThat(served(container)).isNotEqualTo(first);
        } finally {
            Docker.run("docker", "rm", "-f", container);
        }
    }

    private static String served(String container) {
        String address = Docker.run("docker", "inspect", "-f", "{{.NetworkSettings.IPAddress}}", container)
                .text();
        String[] certificate = {""};
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            String said = Docker.run("openssl", "s_client", "-starttls", "ftp", "-connect", address + ":21")
                    .text();
            assertThat(said).contains("END CERTIFICATE");
            certificate[0] = said.replaceAll("(?s).*(-----BEGIN CERTIFICATE.*END CERTIFICATE-----).*", "$1");
        });
        return certificate[0];
    }

    private void refused(String sentence, String... options) {
        List<String> all = new ArrayList<>(List.of("--rm"));
        all.addAll(List.of(options));
        Docker.Result result = Docker.run(command(all));
        assertThat(result.code()).as(result.text()).isEqualTo(64);
        assertThat(result.text()).startsWith("ftp: ").contains(sentence);
        assertThat(result.text().lines()).hasSize(1);
    }

    private String[] command(List<String> options) {
        List<String> all = new ArrayList<>(List.of("docker", "run", "--env=FTP_PASSWORD_HASH=$6$of.the.suite$x"));
        all.addAll(options);
        all.add("--volume=" + folder + ":/run/tls:ro");
        all.add(Docker.image("ftp"));
        return all.toArray(String[]::new);
    }
}
