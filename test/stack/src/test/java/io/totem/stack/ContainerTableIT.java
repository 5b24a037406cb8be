package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/security.md says of each container, asked of the engine. */
class ContainerTableIT {

    /** One row. */
    record Row(String service, String user, Set<String> networks, Set<String> capabilities, boolean published) {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("nginx", "10101:10101", Set.of("edge", "services", "cms"), Set.of(), true),
                new Row("dashboard", "10001:10001", Set.of("services", "db"), Set.of(), false),
                new Row("metrics", "65534:10001", Set.of("services", "cache-metrics"), Set.of(), false),
                new Row(
                        "process-policy",
                        "0:0",
                        Set.of("services", "db"),
                        Set.of("KILL", "SYS_PTRACE", "DAC_READ_SEARCH"),
                        false),
                new Row("log-stream", "0:0", Set.of("services"), Set.of(), false),
                new Row("site-doctor", "10001:10001", Set.of("services", "db", "probes"), Set.of(), false),
                new Row("mongodb", "999:999", Set.of("db"), Set.of(), false),
                new Row("redis", "10102:10102", Set.of("cache-metrics", "cache-wordpress"), Set.of(), false),
                new Row("mariadb", "10103:10103", Set.of("wordpress-db"), Set.of(), false),
                new Row(
                        "wordpress",
                        "10082:10082",
                        Set.of("cms", "wordpress-db", "cache-wordpress", "out"),
                        Set.of(),
                        false),
                new Row("ftp", "0:0", Set.of("edge"), Set.of("SETGID", "SETUID", "SYS_CHROOT"), true));
    }

    static Stream<String> services() {
        return Docker.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void user_networks_capabilities_and_ports_are_as_documented(Row row) {
        JsonPath container = Docker.inspect(row.service());
        assertThat(container.getString("Config.User")).isEqualTo(row.user());
        assertThat(Docker.networks(row.service()).keySet()).isEqualTo(row.networks());
        assertThat(container.<String>getList("HostConfig.CapDrop")).containsExactly("ALL");
        List<String> added = Optional.ofNullable(container.<String>getList("HostConfig.CapAdd"))
                .orElse(List.of());
        assertThat(added.stream().map(name -> name.replace("CAP_", "")))
                .containsExactlyInAnyOrderElementsOf(row.capabilities());
        assertThat(container.getMap("HostConfig.PortBindings").isEmpty()).isEqualTo(!row.published());
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_container_is_confined(String service) {
        JsonPath container = Docker.inspect(service);
        assertThat(container.getBoolean("HostConfig.ReadonlyRootfs")).isTrue();
        assertThat(container.getBoolean("HostConfig.Privileged")).isFalse();
        assertThat(container.<String>getList("HostConfig.SecurityOpt")).contains("no-new-privileges:true");
        assertThat(container.getLong("HostConfig.Memory")).isPositive();
        assertThat(container.getLong("HostConfig.CpuShares")).isPositive();
        assertThat(container.getString("HostConfig.PidMode")).isEqualTo(service.equals("process-policy") ? "host" : "");
        assertThat(container.getString("HostConfig.UsernsMode"))
                .isEqualTo(service.equals("process-policy") ? "host" : "");
        assertThat(container.getString("HostConfig.NetworkMode")).isNotEqualTo("host");
        assertThat(container.getString("HostConfig.IpcMode")).isEqualTo("private");
        assertThat(container.getLong("HostConfig.PidsLimit")).isPositive();
        assertThat(container.getString("HostConfig.RestartPolicy.Name")).isEqualTo("unless-stopped");
        assertThat(container.getString("HostConfig.LogConfig.Config.max-size")).isEqualTo("10m");
        assertThat(container.<String>getList("HostConfig.Binds"))
                .satisfiesAnyOf(
                        binds -> assertThat(binds).isNull(),
                        binds -> assertThat(binds).noneMatch(bind -> bind.contains("docker.sock")));
    }

    @ParameterizedTest
    @MethodSource("services")
    void no_environment_holds_a_secret(String service) {
        String environment = Docker.inspect(service).getString("Config.Env");
        for (String secret : List.of(
                "admin_password",
                "mongodb_root_password",
                "mongodb_dashboard_password",
                "mongodb_process_policy_password",
                "mongodb_site_doctor_password",
                "mariadb_wordpress_password",
                "wordpress_admin_password",
                "wordpress_keys",
                "redis_metrics_password",
                "redis_wordpress_password",
                "ftp_password")) {
            assertThat(environment).doesNotContain(Stack.secret(secret));
        }
    }

    @Test
    void process_policy_has_the_hosts_processes_and_its_own_seccomp_profile() {
        JsonPath container = Docker.inspect("process-policy");
        assertThat(container.getString("HostConfig.PidMode")).isEqualTo("host");
        assertThat(container.getString("HostConfig.CgroupnsMode")).isEqualTo("host");
        assertThat(container.getString("HostConfig.UsernsMode")).isEqualTo("host");
        assertThat(container.<String>getList("HostConfig.SecurityOpt"))
                .anyMatch(option -> option.startsWith("seccomp=") && option.contains("pidfd_send_signal"));
    }

    @Test
    void only_nginx_ftp_wordpress_and_site_doctor_have_a_way_out() {
        for (String network : List.of("services", "cms", "db", "wordpress-db", "cache-metrics", "cache-wordpress")) {
            JsonPath found = JsonPath.from(Docker.run("docker", "network", "inspect", Stack.PROJECT + "_" + network)
                    .text());
            assertThat(found.getBoolean("[0].Internal")).as(network).isTrue();
            assertThat(found.getMap("[0].Options"))
                    .as("this machine has no address in " + network)
                    .containsEntry("com.docker.network.bridge.inhibit_ipv4", "true");
        }
    }
}
