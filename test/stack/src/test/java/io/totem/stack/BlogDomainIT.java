package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The blog with a name of its own, in another container of nginx. */
class BlogDomainIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void with_a_name_of_its_own_the_blog_is_there_on_https_own_port_and_its_other_port_leads_there() {
        String name = Stack.PROJECT + "-blog-domain";
        Docker.runLike(
                "nginx",
                name,
                "--network=" + Stack.PROJECT + "_cms",
                "--env=BLOG_DOMAIN=blog.example.org",
                "--env=HTTPS_PORT=443",
                "--tmpfs=/var/lib/totem-tls:mode=0700,uid=10101,gid=10101");
        try {
            // From this machine nothing on the inner network is reached.
            String edge = Stack.PROJECT + "_edge";
            assertThat(Docker.run("docker", "network", "connect", edge, name).code())
                    .isZero();
            String address = Docker.run(
                            "docker",
                            "inspect",
                            "-f",
                            "{{(index .NetworkSettings.Networks \"" + edge + "\").IPAddress}}",
                            name)
                    .text();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ask(address, "blog.example.org", 443, "/"))
                            .as("WordPress itself knows other hosts only")
                            .containsIgnoringCase("x-redirect-by: WordPress"));
            assertThat(ask(address, "blog.example.org", 8443, "/a?b=c"))
                    .containsIgnoringCase("location: https://blog.example.org/a?b=c");
            assertThat(ask(address, "localhost", 8443, "/"))
                    .containsIgnoringCase("location: https://blog.example.org/");
            assertThat(ask(address, "localhost", 443, "/blog/"))
                    .containsIgnoringCase("location: https://blog.example.org/");
            assertThat(ask(address, "blog.example.org", 443, "/api/processes")).doesNotContain("errorCode");
        } finally {
            Docker.run("docker", "rm", "-f", name);
        }
    }

    private static String ask(String address, String host, int port, String path) {
        return Docker.run(
                        "curl",
                        "-ski",
                        "--resolve",
                        host + ":" + port + ":" + address,
                        "https://" + host + ":" + port + path)
                .text();
    }
}
