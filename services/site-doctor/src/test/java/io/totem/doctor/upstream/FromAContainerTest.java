package io.totem.doctor.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.verdict.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FromAContainerTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fastcgi://unix:/run/php/not-in-this-container.sock",
                "http://127.0.0.1:1",
                "http://localhost:1",
                "fastcgi://a-name-of-another-network.invalid:9000"
            })
    void what_means_something_else_in_a_container_is_not_judged_and_not_blamed(String upstream)
            throws InterruptedException {
        Evidence evidence = new Evidence(target(upstream), BEGIN, List.of());
        Facts facts = UpstreamStage.fromAContainer().check(evidence);
        assertThat(facts).isInstanceOf(UnseenFacts.class);
        assertThat(facts.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(facts.summary().en()).contains("cannot be looked at from the container");
        StageReport report =
                new StageReport(StageName.UPSTREAM, facts.outcome(), facts.summary(), Optional.of(facts), 1);
        assertThat(Verdict.of(new Evidence(target(upstream), BEGIN, List.of(report)))
                        .causes())
                .isEmpty();
    }

    @Test
    void an_address_of_the_network_is_asked_from_a_container_too() throws InterruptedException {
        Evidence evidence = new Evidence(target("http://192.0.2.1:1"), BEGIN, List.of());
        assertThat(UpstreamStage.fromAContainer().check(evidence)).isInstanceOf(TcpFacts.class);
    }

    private static Site target(String upstream) {
        return TestSites.of(
                URI.create("http://example.org/"),
                Optional.of(Upstream.parse(upstream).orElseThrow()));
    }
}
