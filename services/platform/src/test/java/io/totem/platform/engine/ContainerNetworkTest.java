package io.totem.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files in the shape in which Docker 20 to 28 write them. */
class ContainerNetworkTest {

    private static final String RUNNING = """
            {"Name": "/db", "State": {"Running": true, "Pid": 4711},
             "NetworkSettings": {
               "Networks": {"bridge": {"IPAddress": "172.17.0.2"}, "later": {"IPAddress": ""}},
               "Ports": {"6379/tcp": [{"HostIp": "0.0.0.0", "HostPort": "16379"}, {"HostIp": "::", "HostPort": "16379"}],
                         "53/udp": [{"HostIp": "127.0.0.1", "HostPort": "5353"}], "80/tcp": null}}}
            """;

    @Test
    void what_is_published_comes_from_what_the_engine_did() {
        ContainerNetwork network = of(RUNNING, "{\"NetworkMode\": \"bridge\"}");
        assertThat(network.mainPid()).isEqualTo(4711);
        assertThat(network.ofHost()).isFalse();
        assertThat(network.addresses()).containsExactly("172.17.0.2");
        assertThat(network.published())
                .containsExactly(
                        new PublishedPort("tcp", 6379, "0.0.0.0", 16_379),
                        new PublishedPort("tcp", 6379, "::", 16_379),
                        new PublishedPort("udp", 53, "127.0.0.1", 5353));
    }

    @Test
    void before_the_engine_wrote_that_down_its_orders_count_as_far_as_they_name_a_port() {
        ContainerNetwork network = of("{\"NetworkSettings\": {\"Ports\": {}}}", """
                {"NetworkMode": "default", "PortBindings": {
                  "80/tcp": [{"HostIp": "", "HostPort": "8080"}], "81/tcp": [{"HostIp": "", "HostPort": ""}],
                  "82/tcp": [{"HostIp": "", "HostPort": "8000-8010"}]}}
                """);
        assertThat(network.published()).containsExactly(new PublishedPort("tcp", 80, "", 8080));
    }

    @Test
    void in_the_hosts_network_nothing_is_published() {
        ContainerNetwork network = of(RUNNING, "{\"NetworkMode\": \"host\"}");
        assertThat(network.ofHost()).isTrue();
        assertThat(network.published()).isEmpty();
    }

    @Test
    void a_container_in_the_network_of_another_names_it() {
        String other = "0123456789abcdef".repeat(4);
        assertThat(of("{}", "{\"NetworkMode\": \"container:" + other + "\"}").sharedWith())
                .contains(other);
        assertThat(of("{}", "{\"NetworkMode\": \"container:../../x\"}").sharedWith())
                .isEmpty();
    }

    @Test
    void files_of_another_shape_say_nothing_and_do_no_harm() {
        assertThat(of("{}", "{}")).isEqualTo(ContainerNetwork.UNREAD);
        assertThat(of("[1]", "\"x\"")).isEqualTo(ContainerNetwork.UNREAD);
        assertThat(of("""
                {"NetworkSettings": {"Networks": 7, "Ports": {"<b>/tcp": [{"HostPort": "1"}], "99999/tcp": [{"HostPort": "1"}],
                 "80/sctp": [{"HostPort": "80"}], "81/tcp": [{"HostPort": "0"}, {"HostPort": "99999"}, {"HostPort": "x"}, 7],
                 "82/tcp": {"HostPort": "82"}, "83/tcp": [{"HostIp": "$(reboot)", "HostPort": "83"}]}}}
                """, "{}").published()).isEmpty();
    }

    @Test
    void at_most_a_thousand_ports_of_one_container_are_kept() {
        String many = IntStream.rangeClosed(1, 3_000)
                .mapToObj("\"%1$d/tcp\": [{\"HostPort\": \"%1$d\"}]"::formatted)
                .collect(Collectors.joining(",", "{\"NetworkSettings\": {\"Ports\": {", "}}}"));
        assertThat(of(many, "{}").published()).hasSize(1_000);
    }

    private static ContainerNetwork of(String config, String hostConfig) {
        return ContainerNetwork.of(read(config), read(hostConfig));
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
