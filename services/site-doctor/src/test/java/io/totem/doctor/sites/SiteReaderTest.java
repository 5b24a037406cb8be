package io.totem.doctor.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.api.problem.FieldError;
import io.totem.platform.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "https://LOCALHOST./",
                "http://blog.localhost:8080/",
                "http://127.0.0.1/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]:8443/"
            })
    void in_a_container_this_machine_is_not_the_one_that_is_meant(String url) {
        assertThatThrownBy(() -> SiteReader.read("x", body(url, Optional.empty()), false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field)
                                .containsExactly("via"));
        assertThat(SiteReader.read("x", body(url, Optional.of("nginx:443")), false)
                        .asksLoopback())
                .isFalse();
        assertThat(SiteReader.read("x", body(url, Optional.empty()), true).asksLoopback())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/", "http://128.0.0.1/", "http://localhost.example/", "http://[2001:db8::1]/"
            })
    void every_other_machine_may_be_asked_from_a_container(String url) {
        assertThat(SiteReader.read("x", body(url, Optional.empty()), false).asksLoopback())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"http://example.org, http://example.org/", "https://example.org/a?b, https://example.org/a?b"})
    void an_address_without_a_path_is_that_of_the_first_page(String written, String read) {
        assertThat(SiteReader.read("x", body(written, Optional.empty()), true).url())
                .hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.169.254", "2852039166", "[::ffff:a9fe:a9fe]", "[fd00:ec2::254]", "0.0.0.0", "224.0.0.1"
            })
    void no_field_names_an_address_that_is_never_asked(String host) {
        SiteBody all = body(
                "http://" + host + "/",
                Optional.of(host + ":80"),
                Optional.of("fastcgi://" + host + ":9000"),
                Optional.of("http://" + host + "/latest/meta-data/"),
                Optional.empty());
        assertThat(atFault(all, true)).containsExactlyInAnyOrder("url", "via", "upstream", "ping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/", "http://127.0.0.2/", "http://[::1]:8080/"})
    void in_a_container_its_own_loopback_is_not_pinged(String ping) {
        SiteBody body =
                body("http://site.test/", Optional.empty(), Optional.empty(), Optional.of(ping), Optional.empty());
        assertThat(atFault(body, false)).containsExactly("ping");
        assertThat(atFault(body, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/var/log/nginx/../../../etc/shadow",
                "file:/var/log//x",
                "file:/",
                "file:var/log/x",
                "file:/var/log/x/",
                "journal:a b",
                "journal:--help\u00e9",
                "docker: ../x",
                "docker: ",
                "docker: nginx, file:/var/log/../x",
                "nginx"
            })
    void what_is_no_name_of_a_log_is_refused(String log) {
        assertThat(atFault(logged(log), true)).containsExactly("errorLog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/var/log/nginx/error.log",
                "file:/var/log/a, b.log",
                "journal:",
                "journal:php8.4-fpm.service",
                "journal:user@1000.service",
                "docker: totem-nginx-1, docker: totem-wordpress-1.2"
            })
    void what_is_a_name_of_a_log_is_taken(String log) {
        assertThat(atFault(logged(log), true)).isEmpty();
    }

    private static List<String> atFault(SiteBody body, boolean seesHost) {
        try {
            SiteReader.read("x", body, seesHost);
            return List.of();
        } catch (ProblemException invalid) {
            assertThat(invalid.errors())
                    .allSatisfy(error -> assertThat(error.why().ko()).isNotBlank());
            return invalid.errors().stream().map(FieldError::field).toList();
        }
    }

    private static SiteBody logged(String log) {
        return body("http://site.test/", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(log));
    }

    private static SiteBody body(String url, Optional<String> via) {
        return body(url, via, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static SiteBody body(
            String url,
            Optional<String> via,
            Optional<String> upstream,
            Optional<String> ping,
            Optional<String> errorLog) {
        return new SiteBody(
                Optional.of("Name"),
                Optional.of(url),
                via,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                upstream,
                ping,
                errorLog,
                Optional.empty());
    }
}
