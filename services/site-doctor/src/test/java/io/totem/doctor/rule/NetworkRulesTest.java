package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.AddressRange;
import io.totem.doctor.network.Neighbour;
import io.totem.doctor.network.NetworkFacts;
import io.totem.doctor.network.Route;
import io.totem.doctor.network.Way;
import io.totem.doctor.port.Connection;
import io.totem.doctor.reach.Echo;
import io.totem.doctor.reach.Hop;
import io.totem.doctor.reach.ReachFacts;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkRulesTest {

    private static final InetAddress THERE = InetAddress.ofLiteral("203.0.113.7");
    private static final InetAddress ROUTER = InetAddress.ofLiteral("192.0.2.1");
    private static final Route DEFAULT =
            new Route(AddressRange.parse("0.0.0.0/0"), Optional.of(ROUTER), "eth0", 100, false);

    @Test
    void a_machine_without_an_interface_has_no_network() {
        assertThat(network(new NetworkFacts(List.of(), List.of(), List.of()), Connection.NO_ROUTE))
                .hasValue("NETWORK_DOWN");
    }

    @Test
    void a_machine_without_a_route_is_told_from_one_whose_gateway_is_silent() {
        assertThat(network(ways(Optional.empty(), Neighbour.UNKNOWN), Connection.NO_ROUTE))
                .hasValue("NO_DEFAULT_ROUTE");
        assertThat(network(ways(Optional.of(DEFAULT), Neighbour.SILENT), Connection.SILENT))
                .hasValue("GATEWAY_SILENT");
        assertThat(network(ways(Optional.of(DEFAULT), Neighbour.KNOWN), Connection.SILENT))
                .isEmpty();
    }

    @Test
    void what_is_reached_needs_no_route_in_a_table() {
        assertThat(network(ways(Optional.empty(), Neighbour.UNKNOWN), Connection.OPEN))
                .isEmpty();
    }

    @Test
    void a_router_that_knows_no_way_on_is_believed_more_than_silence() {
        Hop wall = new Hop(1, Optional.of(ROUTER), Hop.Answer.NO_WAY);
        Scene scene = reach(Connection.NO_ROUTE, Echo.SILENT, wall);
        assertThat(new HostUnreachable().judge(scene.seen()))
                .hasValueSatisfying(cause -> assertThat(cause.sentence().en()).contains("192.0.2.1 says"));
        assertThat(new PortSilent().judge(scene.seen())).isEmpty();
    }

    @Test
    void a_neighbour_that_is_not_there_is_said_to_be_one() {
        Hop itself = new Hop(1, Optional.empty(), Hop.Answer.NO_WAY);
        assertThat(new HostUnreachable()
                        .judge(reach(Connection.SILENT, Echo.SILENT, itself).seen()))
                .hasValueSatisfying(cause ->
                        assertThat(cause.sentence().en()).contains("own network nobody answers under the address"));
    }

    @Test
    void a_machine_that_answers_an_echo_or_refuses_is_reached() {
        Hop wall = new Hop(1, Optional.of(ROUTER), Hop.Answer.NO_WAY);
        Scene echoes = reach(Connection.SILENT, Echo.ANSWERED, wall);
        assertThat(new HostUnreachable().judge(echoes.seen())).isEmpty();
        assertThat(new PortSilent().judge(echoes.seen())).isPresent();
        assertThat(new HostUnreachable()
                        .judge(reach(Connection.REFUSED, Echo.SILENT, wall).seen()))
                .isEmpty();
    }

    private static Scene reach(Connection connection, Echo echo, Hop hop) {
        return new Scene()
                .with(StageName.REACH, new ReachFacts(THERE, echo, false, List.of(hop)))
                .port(connection);
    }

    private static NetworkFacts ways(Optional<Route> route, Neighbour gateway) {
        return new NetworkFacts(List.of("eth0"), List.of(), List.of(new Way(Optional.of(THERE), route, gateway)));
    }

    private static Optional<String> network(NetworkFacts facts, Connection connection) {
        return new NetworkDown()
                .judge(new Scene()
                        .with(StageName.OWN_NETWORK, facts)
                        .port(connection)
                        .seen())
                .map(Cause::code);
    }
}
