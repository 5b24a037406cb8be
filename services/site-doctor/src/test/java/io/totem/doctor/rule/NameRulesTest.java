package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.NameFacts.Answer;
import io.totem.doctor.network.NetworkFacts;
import io.totem.doctor.walk.StageName;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRulesTest {

    private static final String THERE = "93.184.215.14";

    @ParameterizedTest
    @CsvSource({"10.0.0.1, NAME_LEADS_INSIDE", "169.254.169.254, NAME_LEADS_TO_METADATA"})
    void a_name_that_leads_inside_is_a_cause_of_its_own(String address, String code) {
        NameFacts facts = new NameFacts(
                "site.test", Answer.REFUSED, List.of(), list(address), List.of(), List.of(), Optional.empty(), false);
        assertThat(new NameRefused()
                        .judge(new Scene().with(StageName.NAME, facts).seen()))
                .hasValueSatisfying(cause -> {
                    assertThat(cause.code()).isEqualTo(code);
                    assertThat(cause.sentence().ko()).contains(address);
                });
        assertThat(new NameRefused().judge(named("").seen())).isEmpty();
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
        assertThat(new NameLoopback()
                        .judge(new Scene().with(StageName.NAME, facts).seen()))
                .isPresent();
    }

    @Test
    void a_line_in_the_hosts_file_of_this_machine_leads_nobody_else() {
        NameFacts facts = new NameFacts(
                "site.test", Answer.FOUND, list("127.0.0.1"), List.of(), List.of(), List.of(), Optional.empty(), false);
        assertThat(new NameLoopback()
                        .judge(new Scene().with(StageName.NAME, facts).seen()))
                .isEmpty();
    }

    @Test
    void a_name_leads_elsewhere_when_its_socket_lies_here_and_its_address_does_not() {
        assertThat(elsewhere(named(""), "unix:/run/php.sock", "198.51.100.9")).hasValue(Confidence.LIKELY);
        assertThat(elsewhere(named(""), "127.0.0.1:3000", "198.51.100.9")).hasValue(Confidence.LIKELY);
    }

    @Test
    void behind_a_translation_nobody_knows_the_own_public_address() {
        assertThat(elsewhere(named(""), "unix:/run/php.sock", "10.0.0.5")).hasValue(Confidence.POSSIBLE);
    }

    @Test
    void a_name_does_not_lead_elsewhere_for_somebody_who_is_not_expected_here() {
        assertThat(elsewhere(named(""), "php:9000", "198.51.100.9")).isEmpty();
        assertThat(elsewhere(named(""), "unix:/run/php.sock", THERE)).isEmpty();
        assertThat(elsewhere(named("Cloudflare"), "unix:/run/php.sock", "198.51.100.9"))
                .isEmpty();
        assertThat(elsewhere(named("").answered(200), "unix:/run/php.sock", "198.51.100.9"))
                .isEmpty();
    }

    private static Optional<Confidence> elsewhere(Scene scene, String upstream, String own) {
        return new NameElsewhere()
                .judge(scene.behind(upstream)
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
