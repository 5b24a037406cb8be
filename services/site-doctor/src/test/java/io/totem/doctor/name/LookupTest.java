package io.totem.doctor.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.name.NameFacts.Answer;
import io.totem.doctor.site.ConnectTo;
import io.totem.doctor.site.Site;
import io.totem.doctor.testing.TestSites;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.SimpleResolver;

class LookupTest {

    private static final String OWN = "192.168.7.7";

    @ParameterizedTest
    @CsvSource({
        "93.184.215.14, PUBLIC",
        "2606:2800:21f::1, PUBLIC",
        "172.32.0.1, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.64.0.1, PRIVATE",
        "127.0.0.1, PRIVATE",
        "::1, PRIVATE",
        "10.1.2.3, PRIVATE",
        "172.16.0.1, PRIVATE",
        "192.168.0.1, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "64:ff9b::a00:1, PRIVATE",
        "::10.0.0.1, PRIVATE",
        "fc00::1, PRIVATE",
        "169.254.169.254, METADATA",
        "169.254.170.2, METADATA",
        "64:ff9b::a9fe:a9fe, METADATA",
        "fd00:ec2::254, METADATA",
        "100.100.100.200, METADATA",
        "fe80::1, METADATA",
        "0.0.0.0, NOBODY",
        "::, NOBODY",
        "224.0.0.1, NOBODY",
        "ff02::1, NOBODY"
    })
    void an_address_belongs_to_somebody(String address, AddressKind kind) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "93.184.215.14, false, FOUND",
        "127.0.0.1, false, FOUND",
        "192.168.7.7, false, FOUND",
        "10.0.0.1, false, REFUSED",
        "10.0.0.1, true, FOUND",
        "169.254.169.254, false, REFUSED",
        "169.254.169.254, true, REFUSED",
        "fd00:ec2::254, true, REFUSED",
        "0.0.0.0, true, REFUSED"
    })
    void a_name_may_lead_outside_and_home_and_inside_where_an_admin_said_so(
            String address, boolean privateNetwork, Answer answer) throws Exception {
        NameFacts facts = check("http://site.test/", "", privateNetwork, address);
        assertThat(facts.answer()).isEqualTo(answer);
        assertThat(facts.outcome()).isEqualTo(answer == Answer.FOUND ? Outcome.PASSED : Outcome.FAILED);
        assertThat(facts.addresses()).hasSize(answer == Answer.FOUND ? 1 : 0);
    }

    @Test
    void of_several_addresses_only_the_harmless_are_asked_and_the_others_are_said() throws Exception {
        NameFacts facts = check("http://site.test/", "", false, "93.184.215.14", "169.254.169.254");
        assertThat(facts.addresses()).containsExactly(InetAddress.ofLiteral("93.184.215.14"));
        assertThat(facts.summary().en()).contains("Nothing was asked at 169.254.169.254");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1/", "http://[fd00::1]/"})
    void an_address_that_is_written_out_is_named(String url) throws Exception {
        assertThat(check(url, "", false).answer()).isEqualTo(Answer.LITERAL);
        assertThat(check("http://site.test/", Site.host(URI.create(url)), false).answer())
                .isEqualTo(Answer.LITERAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "2852039166",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]",
                "[fd00:ec2::254]",
                "0.0.0.0",
                "224.0.0.1"
            })
    void where_clouds_keep_their_secrets_nobody_is_asked_however_it_is_written(String host) throws Exception {
        NameFacts facts = new Lookup().of(host.replaceAll("[\\[\\]]", ""), _ -> true);
        assertThat(facts.addresses()).isEmpty();
        assertThat(facts.answer()).isEqualTo(Answer.REFUSED);
    }

    @Test
    void a_name_that_nobody_has_is_told_from_one_without_an_address() throws Exception {
        try (NameServer server = new NameServer("mail.test MX 10 other.test.")) {
            assertThat(new Lookup(LookupTest::nobody, server.dns())
                            .of("no.such.test", _ -> true)
                            .answer())
                    .isEqualTo(Answer.NO_SUCH_NAME);
            assertThat(new Lookup(LookupTest::nobody, server.dns())
                            .of("mail.test", _ -> true)
                            .answer())
                    .isEqualTo(Answer.NO_ADDRESS);
        }
    }

    @Test
    void aliases_are_followed_and_tell_of_a_cdn() throws Exception {
        try (NameServer server =
                new NameServer("www.site.test CNAME d1.cloudfront.net.", "d1.cloudfront.net A 203.0.113.9")) {
            NameFacts facts = new Lookup(_ -> addresses("203.0.113.9"), server.dns()).of("www.site.test", _ -> true);
            assertThat(facts.aliases()).containsExactly("d1.cloudfront.net");
            assertThat(facts.cdn()).hasValue("Amazon CloudFront");
            assertThat(facts.published()).containsExactly(InetAddress.ofLiteral("203.0.113.9"));
        }
    }

    @Test
    void a_resolver_that_waits_for_a_silent_server_is_not_waited_for_where_the_dns_answers() throws Exception {
        try (NameServer server = new NameServer("site.test A 203.0.113.9")) {
            NameFacts facts = new Lookup(LookupTest::waiting, server.dns()).of("site.test", _ -> true);
            assertThat(facts.answer()).isEqualTo(Answer.FOUND);
            assertThat(facts.late()).isTrue();
            assertThat(facts.addresses()).containsExactly(InetAddress.ofLiteral("203.0.113.9"));
        }
    }

    @Test
    void where_neither_answers_nobody_did() throws Exception {
        Dns silent = new Dns(() -> {
            SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
            resolver.setTimeout(Duration.ofSeconds(30));
            return resolver;
        });
        assertThat(new Lookup(LookupTest::waiting, silent)
                        .of("site.test", _ -> true)
                        .answer())
                .isEqualTo(Answer.NO_ANSWER);
    }

    private static InetAddress[] waiting(String host) throws UnknownHostException {
        try {
            new CountDownLatch(1).await();
            return new InetAddress[0];
        } catch (InterruptedException stopped) {
            throw new UnknownHostException(host);
        }
    }

    @ParameterizedTest
    @CsvSource({"104.17.3.4, Cloudflare", "2606:4700::6810:1, Cloudflare", "151.101.1.69, Fastly", "192.0.2.1, ''"})
    void a_cdn_is_known_by_its_addresses(String address, String name) throws Exception {
        assertThat(check("http://site.test/", "", false, address).cdn().orElse(""))
                .isEqualTo(name);
    }

    private static NameFacts check(String url, String via, boolean privateNetwork, String... addresses)
            throws Exception {
        try (NameServer server = new NameServer()) {
            Lookup lookup = new Lookup(
                    host -> Site.isAddress(host) ? InetAddress.getAllByName(host) : addresses(addresses), server.dns());
            AddressPolicy guard = new AddressPolicy(
                    address -> address.isLoopbackAddress() || address.equals(InetAddress.ofLiteral(OWN)));
            Site site = new Site(
                    URI.create(url),
                    via.isEmpty() ? Optional.empty() : Optional.of(new ConnectTo(via, Optional.empty())),
                    TestSites.privateNetwork(privateNetwork),
                    Optional.empty(),
                    Optional.empty());
            return (NameFacts) new NameStage(lookup, guard).check(new Evidence(site, Instant.EPOCH, List.of()));
        }
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        if (literals.length == 0) {
            throw new UnknownHostException("nobody");
        }
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    private static InetAddress[] nobody(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
    }
}
