package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of containers: those that talk reach each other, the others do not, by any of their addresses. */
class NetworkPairsIT {

    private static final Map<String, List<Integer>> PORTS = Map.ofEntries(
            Map.entry("nginx", List.of(443, 8021, 8081)),
            Map.entry("dashboard", List.of(8080, 9000)),
            Map.entry("metrics", List.of(8080, 9000)),
            Map.entry("process-policy", List.of(8080, 9000)),
            Map.entry("log-stream", List.of(8080, 9000)),
            Map.entry("site-doctor", List.of(8080, 9000)),
            Map.entry("mongodb", List.of(27017)),
            Map.entry("redis", List.of(6379)),
            Map.entry("mariadb", List.of(3306)),
            Map.entry("ftp", List.of(21)),
            Map.entry("wordpress", List.of(9000, 9001)));

    private static final List<Set<String>> TOGETHER = List.of(
            Set.of("nginx", "dashboard", "metrics", "process-policy", "log-stream", "site-doctor"),
            Set.of("dashboard", "process-policy", "site-doctor", "mongodb"),
            Set.of("metrics", "redis"),
            Set.of("nginx", "ftp"));

    /** Of these the second one never begins. */
    private static final Map<String, Set<String>> ONE_WAY =
            Map.of("nginx", Set.of("wordpress"), "wordpress", Set.of("mariadb", "redis"));

    /** By container: those it reaches. */
    private static final Map<String, Set<String>> REACHED = new HashMap<>();

    /**
     * This machine has no route to the networks inside, so packets for them take its way out, where the network outside may
     * answer for any address. Where there is a route of its own, that is taken before these.
     */
    @BeforeAll
    static void nobody_outside_answers_for_the_networks_inside() {
        inside("add");
    }

    @AfterAll
    static void as_before() {
        inside("del");
    }

    private static void inside(String change) {
        List.of("services", "db", "cms", "wordpress-db", "cache-metrics", "cache-wordpress").stream()
                .map(network -> Docker.run(
                                "docker",
                                "network",
                                "inspect",
                                "-f",
                                "{{(index .IPAM.Config 0).Subnet}}",
                                Stack.PROJECT + "_" + network)
                        .text()
                        .strip())
                .forEach(subnet -> assertThat(Docker.run("ip", "route", change, "prohibit", subnet, "metric", "9999")
                                .code())
                        .as(subnet)
                        .isZero());
    }

    static Stream<Arguments> pairs() {
        return Docker.SERVICES.stream()
                .flatMap(from ->
                        Docker.SERVICES.stream().filter(to -> !to.equals(from)).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whoever_shares_no_network_does_not_reach_the_other(String from, String to) {
        boolean together = TOGETHER.stream().anyMatch(group -> group.contains(from) && group.contains(to))
                || ONE_WAY.getOrDefault(from, Set.of()).contains(to);
        assertThat(REACHED.computeIfAbsent(from, NetworkPairsIT::reachedFrom).contains(to))
                .isEqualTo(together);
    }

    /** Tries all of the others at once, by each of their addresses, from inside the container's network namespace. */
    private static Set<String> reachedFrom(String from) {
        String attempts = Docker.SERVICES.stream()
                .flatMap(to -> Docker.addresses(to).stream()
                        .flatMap(address -> PORTS.get(to).stream()
                                .map(port -> "timeout 2 bash -c '</dev/tcp/%s/%d' 2>/dev/null && echo %s &"
                                        .formatted(address, port, to))))
                .collect(Collectors.joining("\n", "", "\nwait"));
        Docker.Result result =
                Docker.run("nsenter", "--net=/proc/" + Docker.hostPid(from) + "/ns/net", "bash", "-c", attempts);
        Set<String> reached = Set.copyOf(result.text().lines().toList());
        assertThat(reached).as("a container reaches itself").contains(from);
        return reached;
    }
}
