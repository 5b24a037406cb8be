package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which secrets somebody finds who took a container over. */
class SecretsAttackIT {

    /** As docs/security.md has them. */
    private static final Map<String, Set<String>> SECRETS = Map.ofEntries(
            Map.entry("nginx", Set.of()),
            Map.entry(
                    "dashboard",
                    Set.of(
                            "internal_token_public",
                            "internal_token_private",
                            "mongodb_dashboard_password",
                            "admin_password")),
            Map.entry("metrics", Set.of("internal_token_public", "redis_metrics_password")),
            Map.entry("process-policy", Set.of("internal_token_public", "mongodb_process_policy_password")),
            Map.entry("log-stream", Set.of("internal_token_public")),
            Map.entry("site-doctor", Set.of("internal_token_public", "mongodb_site_doctor_password")),
            Map.entry(
                    "mongodb",
                    Set.of(
                            "mongodb_root_password",
                            "mongodb_dashboard_password",
                            "mongodb_process_policy_password",
                            "mongodb_site_doctor_password")),
            Map.entry("redis", Set.of("redis_metrics_password", "redis_wordpress_password")),
            Map.entry("mariadb", Set.of("mariadb_wordpress_password")),
            Map.entry(
                    "wordpress",
                    Set.of(
                            "mariadb_wordpress_password",
                            "redis_wordpress_password",
                            "wordpress_admin_password_hash",
                            "wordpress_keys")),
            Map.entry("ftp", Set.of("ftp_password_hash")));

    static Stream<String> services() {
        return Docker.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_container_has_its_own_secrets_and_no_others(String service) {
        List<Map<String, Object>> mounts = Docker.inspect(service).getList("Mounts");
        assertThat(mounts.stream()
                        .map(mount -> (String) mount.get("Destination"))
                        .filter(place -> place.startsWith("/run/secrets/"))
                        .map(place -> place.substring("/run/secrets/".length())))
                .containsExactlyInAnyOrderElementsOf(SECRETS.get(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp", "wordpress"})
    void a_password_that_only_has_to_be_recognised_is_known_by_its_hash_alone(String service) {
        String secret = service.equals("ftp") ? "ftp_password" : "wordpress_admin_password";
        String found = Docker.exec(
                        service,
                        "grep",
                        "-rlsF",
                        Stack.secret(secret),
                        "/run",
                        "/tmp",
                        "/etc",
                        "/proc/1/environ",
                        "/proc/1/cmdline")
                .text();
        assertThat(found).isEmpty();
        assertThat(Docker.exec(service, "cat", "/run/secrets/" + secret + "_hash")
                        .text())
                .startsWith("$6$");
    }

    @ParameterizedTest
    @MethodSource("services")
    void no_process_has_a_secret_in_its_environment_or_its_arguments(String service) {
        for (String pid : Docker.pids(service)) {
            String text = Docker.run("cat", "/proc/" + pid + "/environ", "/proc/" + pid + "/cmdline")
                    .text();
            for (String secret : Set.of(
                    "ftp_password",
                    "wordpress_admin_password",
                    "admin_password",
                    "mongodb_root_password",
                    "wordpress_keys")) {
                assertThat(text).as(secret).doesNotContain(Stack.secret(secret));
            }
            SECRETS.get(service).forEach(secret -> assertThat(text).as(secret).doesNotContain(Stack.secret(secret)));
        }
    }

    @Test
    void a_new_password_gets_a_new_hash() {
        Docker.Result result = Docker.run(
                "sh",
                "-c",
                "export TOTEM_SECRETS=$(mktemp -d) && ../../scripts/secrets > /dev/null"
                        + " && printf other > \"$TOTEM_SECRETS/new\" && mv \"$TOTEM_SECRETS/new\" \"$TOTEM_SECRETS/ftp_password\""
                        + " && ../../scripts/secrets && salt=$(cut -d '$' -f 3 \"$TOTEM_SECRETS/ftp_password_hash\")"
                        + " && [ \"$(openssl passwd -6 -salt \"$salt\" other)\" = \"$(cat \"$TOTEM_SECRETS/ftp_password_hash\")\" ]"
                        + "; code=$?; rm -rf \"$TOTEM_SECRETS\"; exit $code");
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text().lines()).hasSize(1);
    }
}
