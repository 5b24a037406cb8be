package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's own certificate in secrets/tls, in a container of nginx' image alone. */
class OwnCertificateIT {

    private static final String NAME = "console.example";

    @TempDir
    Path folder;

    private Certificates certificates;

    @BeforeEach
    void mount() throws IOException {
        certificates = Certificates.in(folder);
    }

    @Test
    void is_served_instead_of_a_made_one_and_browsers_are_told_to_insist_on_https() throws IOException {
        certificates.make(NAME, "fullchain.pem", "privkey.pem");
        String container = Docker.run(command("-d")).text();
        try {
            String address = Docker.run("docker", "inspect", "-f", "{{.NetworkSettings.IPAddress}}", container)
                    .text();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                Docker.Result answer = Docker.run(
                        "curl",
                        "-s",
                        "-i",
                        "--cacert",
                        certificates.file("fullchain.pem").toString(),
                        "--resolve",
                        NAME + ":443:" + address,
                        "https://" + NAME + "/health/nginx");
                assertThat(answer.code()).as(answer.text()).isZero();
                assertThat(answer.text())
                        .contains("\"UP\"")
                        .containsIgnoringCase("strict-transport-security: max-age=31536000");
            });
        } finally {
            Docker.run("docker", "rm", "-f", container);
        }
    }

    @Test
    void without_one_a_certificate_is_made() {
        Docker.Result result = Docker.run(command("--rm", "nginx", "-t"));
        assertThat(result.text()).contains("nginx: made a certificate for " + NAME);
    }

    @Test
    void a_key_of_another_certificate_is_refused_in_a_sentence() throws IOException {
        certificates.make(NAME, "fullchain.pem", "other.pem");
        certificates.make(NAME, "another.pem", "privkey.pem");
        refusedWith("secrets/tls: the key does not belong to the certificate.");
    }

    @Test
    void half_a_pair_is_refused_in_a_sentence() throws IOException {
        certificates.make(NAME, "fullchain.pem", "elsewhere.pem");
        refusedWith("secrets/tls holds only one of fullchain.pem and privkey.pem. Put both there, or neither.");
    }

    @Test
    void what_is_no_certificate_or_no_key_is_refused_in_a_sentence() throws IOException {
        certificates.make(NAME, "fullchain.pem", "privkey.pem");
        write("privkey.pem", "no key");
        refusedWith("secrets/tls/privkey.pem is no key in PEM form");
        write("fullchain.pem", "no certificate");
        refusedWith("secrets/tls/fullchain.pem is no certificate in PEM form.");
    }

    private void refusedWith(String sentence) {
        Docker.Result result = Docker.run(command("--rm"));
        assertThat(result.code()).isEqualTo(64);
        assertThat(result.text()).startsWith("nginx: " + sentence);
        assertThat(result.text().lines()).hasSize(1);
    }

    private String[] command(String how, String... command) {
        List<String> all = new ArrayList<>(List.of(
                "docker", "run", how, "-e", "HOSTS=" + NAME, "-v", folder + ":/run/tls:ro", Docker.image("nginx")));
        all.addAll(List.of(command));
        return all.toArray(String[]::new);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(certificates.file(file), text);
    }
}
