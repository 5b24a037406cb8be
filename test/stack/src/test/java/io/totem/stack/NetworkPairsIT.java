package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of containers: those that talk reach each other, the others do not, by any of their addresses. */
class NetworkPairsIT {

    private static final Map<String, Integer> PORTS = Map.of(
            "nginx", 443,
            "dashboard", 8080,
            "metrics", 8080,
            "process-policy", 8080,
            "log-stream", 8080,
            "mongodb", 27017,
            "redis", 6379);

    private static final List<Set<String>> TOGETHER = List.of(
            Set.of("nginx", "dashboard", "metrics", "process-policy", "log-stream"),
            Set.of("dashboard", "process-policy", "mongodb"),
            Set.of("metrics", "redis"));

    static Stream<Arguments> pairs() {
        return Docker.SERVICES.stream()
                .flatMap(from ->
                        Docker.SERVICES.stream().filter(to -> !to.equals(from)).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whoever_shares_no_network_does_not_reach_the_other(String from, String to) {
        boolean together = TOGETHER.stream().anyMatch(group -> group.contains(from) && group.contains(to));
        boolean reached = Docker.addresses(to).stream().anyMatch(address -> connects(from, address, PORTS.get(to)));
        assertThat(reached).isEqualTo(together);
    }

    /** busybox' nc ends with 1 when it cannot connect; a connection that stays open is ended by timeout. */
    private static boolean connects(String from, String address, int port) {
        return Docker.exec(from, "timeout", "3", "busybox", "nc", "-w", "1", address, Integer.toString(port))
                        .code()
                != 1;
    }
}
