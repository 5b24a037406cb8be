package io.totem.doctor.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.reach.Hop.Answer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    private static final InetAddress THERE = InetAddress.ofLiteral("203.0.113.7");
    private static final Hop FIRST = new Hop(1, Optional.of(InetAddress.ofLiteral("192.0.2.1")), Answer.PASSED_ON);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void the_machine_itself_says_that_nobody_listens_where_the_way_ends(String address) throws InterruptedException {
        assertThat(Tracer.follow(InetAddress.ofLiteral(address), Duration.ofSeconds(3)))
                .singleElement()
                .isEqualTo(new Hop(1, Optional.of(InetAddress.ofLiteral(address)), Answer.ARRIVED));
    }

    /** Whether an echo may be asked for is the machine's own setting: it is answered, or it is said that it may not. */
    @Test
    void an_echo_of_this_machine_is_answered_wherever_it_may_be_asked_for() {
        assertThat(Pinger.ask(InetAddress.getLoopbackAddress(), Duration.ofSeconds(3)))
                .isNotEqualTo(Echo.SILENT);
    }

    @Test
    void a_silent_echo_is_no_failure_where_the_port_answers() {
        assertThat(new ReachFacts(THERE, Echo.SILENT, true, List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(new ReachFacts(THERE, Echo.FORBIDDEN, true, List.of()).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(new ReachFacts(THERE, Echo.SILENT, false, List.of()).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void the_hop_where_the_way_ends_is_named() {
        ReachFacts ends = new ReachFacts(THERE, Echo.SILENT, false, List.of(FIRST));
        assertThat(ends.summary().en()).contains("ends behind 192.0.2.1, hop 1");
        Hop wall = new Hop(2, Optional.of(InetAddress.ofLiteral("198.51.100.1")), Answer.NO_WAY);
        ReachFacts walled = new ReachFacts(THERE, Echo.FORBIDDEN, false, List.of(FIRST, wall));
        assertThat(walled.summary().en()).contains("198.51.100.1 says that it does not go on");
        assertThat(walled.outcome()).isEqualTo(Outcome.FAILED);
        Hop itself = new Hop(2, Optional.of(THERE), Answer.ARRIVED);
        assertThat(new ReachFacts(THERE, Echo.FORBIDDEN, false, List.of(FIRST, itself)).isReached())
                .isTrue();
    }
}
