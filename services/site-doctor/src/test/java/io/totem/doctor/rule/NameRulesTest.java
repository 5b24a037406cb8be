package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.NameFacts.Answer;
import io.totem.doctor.network.NetworkFacts;
import io.totem.doctor.port.Connection;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.tls.TlsFacts;
import io.totem.doctor.tls.TlsFacts.Trust;
import io.totem.doctor.upstream.PathStep;
import io.totem.doctor.upstream.TcpFacts;
import io.totem.doctor.upstream.UnixFacts;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRulesTest {

    private static final String THERE = "93.184.215.14";

    @ParameterizedTest
    @CsvSource({"10.0.0.1, DNS_POINTS_TO_PRIVATE_ADDRESS", "169.254.169.254, DNS_POINTS_TO_METADATA"})
    void a_name_that_leads_inside_is_a_cause_of_its_own(String address, String code) {
        NameFacts facts = new NameFacts(
                "site.test", Answer.REFUSED, List.of(), list(address), List.of(), List.of(), Optional.empty(), false);
        assertThat(new DnsPointsInside()
                        .judge(new Scene().with(StageName.NAME, facts).seen()))
                .hasValueSatisfying(cause -> {
                    assertThat(cause.code()).isEqualTo(code);
                    assertThat(cause.sentence().ko()).contains(address);
                });
        assertThat(new DnsPointsInside().judge(named("").seen())).isEmpty();
    }

    @Test
    void a_dns_that_hands_out_loopback_leads_everybody_home() {
        NameFacts facts = new NameFacts(
                "site.test",
                Answer.FOUND,
                list("127.0.0.1"),
                List.of(),
                list("127.0.0.1"),
                List.of(),
                Optional.empty(),
                false);
        assertThat(new DnsPointsToLoopback()
                        .judge(new Scene().with(StageName.NAME, facts).seen()))
                .isPresent();
    }

    @Test
    void a_line_in_the_hosts_file_of_this_machine_leads_nobody_else() {
        NameFacts facts = new NameFacts(
                "site.test", Answer.FOUND, list("127.0.0.1"), List.of(), List.of(), List.of(), Optional.empty(), false);
        assertThat(new DnsPointsToLoopback()
                        .judge(new Scene().with(StageName.NAME, facts).seen()))
                .isEmpty();
    }

    @Test
    void a_name_leads_elsewhere_when_what_is_behind_it_is_here_and_its_address_is_not() {
        assertThat(elsewhere(named(""), socket(), "198.51.100.9")).hasValue(Confidence.LIKELY);
        assertThat(elsewhere(named(""), port("127.0.0.1", Connection.OPEN), "198.51.100.9"))
                .hasValue(Confidence.LIKELY);
    }

    @Test
    void behind_a_translation_nobody_knows_the_own_public_address() {
        assertThat(elsewhere(named(""), socket(), "10.0.0.5")).hasValue(Confidence.POSSIBLE);
    }

    @Test
    void a_name_does_not_lead_elsewhere_for_a_site_that_is_not_here() {
        assertThat(elsewhere(named(""), port("php", Connection.OPEN), "198.51.100.9"))
                .isEmpty();
        assertThat(elsewhere(named(""), port("127.0.0.1", Connection.REFUSED), "198.51.100.9"))
                .isEmpty();
        assertThat(elsewhere(named(""), socket(), THERE)).isEmpty();
        assertThat(elsewhere(named("Cloudflare"), socket(), "198.51.100.9")).isEmpty();
        assertThat(elsewhere(named("").answered(200), socket(), "198.51.100.9")).isEmpty();
    }

    @Test
    void who_shows_another_names_certificate_there_is_another_machine_for_certain() {
        Scene scene =
                named("").with(StageName.TLS, new TlsFacts("site.test", Trust.WRONG_NAME, Optional.empty(), List.of()));
        assertThat(elsewhere(scene, socket(), "198.51.100.9")).hasValue(Confidence.CERTAIN);
    }

    private static Facts socket() {
        Path path = Path.of("/run/php.sock");
        return new UnixFacts(
                new Upstream.Unix(path, true),
                List.of(new PathStep(path, 0140666, 33, 33, "www-data", "www-data")),
                Optional.empty(),
                UnixFacts.Answer.TAKEN,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Facts port(String host, Connection connection) {
        return new TcpFacts(new Upstream.Tcp(host, 9000, true), Optional.of(connection), false, List.of());
    }

    private static Optional<Confidence> elsewhere(Scene scene, Facts behind, String own) {
        return new DnsPointsElsewhere()
                .judge(scene.with(StageName.UPSTREAM, behind)
                        .with(StageName.OWN_NETWORK, new NetworkFacts(List.of("eth0"), list(own), List.of()))
                        .seen())
                .map(Cause::confidence);
    }

    private static Scene named(String cdn) {
        return new Scene()
                .with(
                        StageName.NAME,
                        new NameFacts(
                                "site.test",
                                Answer.FOUND,
                                list(THERE),
                                List.of(),
                                List.of(),
                                List.of(),
                                Optional.of(cdn).filter(name -> !name.isEmpty()),
                                false));
    }

    private static List<InetAddress> list(String address) {
        return List.of(InetAddress.ofLiteral(address));
    }
}
