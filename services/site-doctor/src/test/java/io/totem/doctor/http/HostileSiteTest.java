package io.totem.doctor.http;

import static io.totem.doctor.http.HostileSite.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.Diagnosis;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.http.HttpFacts.Ending;
import io.totem.doctor.name.AddressKind;
import io.totem.doctor.name.NameStage;
import io.totem.doctor.port.PortStage;
import io.totem.doctor.site.Site;
import io.totem.doctor.testing.TestSites;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites that are ill or mean ill cost bounded time and memory, and lead nowhere they should not. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostileSiteTest {

    @Test
    void endless_headers_are_cut_off() throws Exception {
        assertThat(ask((out, _) -> {
                            say(out, "HTTP/1.1 200 OK\r\n");
                            while (true) {
                                say(out, "X-More: and more\r\n");
                            }
                        })
                        .ending())
                .isEqualTo(Ending.ENDLESS_HEADERS);
    }

    @Test
    void one_endless_header_is_cut_off() throws Exception {
        assertThat(ask((out, _) -> {
                            say(out, "HTTP/1.1 200 OK\r\nX-Long: ");
                            while (true) {
                                say(out, "long".repeat(1_000));
                            }
                        })
                        .ending())
                .isEqualTo(Ending.ENDLESS_HEADERS);
    }

    @Test
    void of_an_endless_page_the_beginning_is_enough() throws Exception {
        HttpFacts facts = ask((out, _) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\nThe beginning.");
            while (true) {
                say(out, "and more".repeat(10_000));
            }
        });
        assertThat(facts.asExpected()).isTrue();
    }

    @Test
    void a_page_that_says_it_has_a_gibibyte_is_not_taken_in() throws Exception {
        HttpFacts facts = ask((out, _) -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\nThe beginning.");
            while (true) {
                say(out, "and more".repeat(10_000));
            }
        });
        assertThat(facts.asExpected()).isTrue();
        assertThat(facts.page()).hasSizeLessThan(10_000).startsWith("The beginning.");
    }

    @Test
    void a_page_that_drips_is_judged_by_what_came() throws Exception {
        HttpFacts facts = ask((out, _) -> {
            say(out, "HTTP/1.1 200 OK\r\n\r\nThe beginning.");
            while (true) {
                say(out, ".");
                TimeUnit.MILLISECONDS.sleep(100);
            }
        });
        assertThat(facts.ending()).isEqualTo(Ending.ANSWERED);
    }

    @Test
    void a_head_that_drips_is_not_waited_for() throws Exception {
        assertThat(ask((out, _) -> {
                            say(out, "HTTP/1.1 200 OK\r\n");
                            while (true) {
                                say(out, "X");
                                TimeUnit.MILLISECONDS.sleep(100);
                            }
                        })
                        .ending())
                .isEqualTo(Ending.SILENT);
    }

    @Test
    void silence_is_not_waited_for() throws Exception {
        assertThat(ask((_, _) -> TimeUnit.SECONDS.sleep(60)).ending()).isEqualTo(Ending.SILENT);
    }

    @Test
    void what_is_no_http_is_said() throws Exception {
        assertThat(ask((out, _) -> say(out, "220 mail.example.org ESMTP\r\n")).ending())
                .isEqualTo(Ending.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "gopher://example.org/",
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://2852039166/latest/meta-data/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://127.0.0.1:6379/",
                "http://localhost:6379/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fd00::1]/",
                "http://name:word@example.org/",
                "::no address::"
            })
    void a_redirect_to_where_no_site_is_is_not_followed(String there) throws Exception {
        HttpFacts facts = ask((out, _) -> say(out, "HTTP/1.1 302 Found\r\nLocation: " + there + "\r\n\r\n"));
        assertThat(facts.ending()).isEqualTo(Ending.STRAYED);
        assertThat(facts.hops()).hasSize(1);
    }

    @Test
    void a_circle_is_seen() throws Exception {
        HttpFacts facts = ask((out, url) -> say(out, "HTTP/1.1 301 Moved\r\nLocation: " + url + "\r\n\r\n"));
        assertThat(facts.ending()).isEqualTo(Ending.LOOP);
    }

    @Test
    void a_way_without_end_is_left() throws Exception {
        HttpFacts facts =
                ask((out, url) -> say(out, "HTTP/1.1 301 Moved\r\nLocation: " + url + System.nanoTime() + "\r\n\r\n"));
        assertThat(facts.ending()).isEqualTo(Ending.TOO_MANY_REDIRECTS);
        assertThat(facts.hops()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.0.1",
                "172.16.0.1",
                "169.254.169.254",
                "::1",
                "fe80::1",
                "fc00::1",
                "0.0.0.0",
                "224.0.0.1"
            })
    void an_address_inside_is_not_public(String address) throws IOException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isNotEqualTo(AddressKind.PUBLIC);
    }

    private static HttpFacts ask(HostileSite.Answer answer) throws Exception {
        try (HostileSite site = new HostileSite(answer)) {
            Site target = TestSites.of(URI.create(site.url()), Optional.empty());
            Evidence evidence = new Diagnosis(
                            List.of(new NameStage(), new PortStage(), new HttpStage()), Clock.systemUTC())
                    .of(target, _ -> {});
            return evidence.find(HttpFacts.class).orElseThrow();
        }
    }
}
