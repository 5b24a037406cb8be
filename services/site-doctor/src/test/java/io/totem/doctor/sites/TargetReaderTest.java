package io.totem.doctor.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.totem.platform.problem.FieldError;
import io.totem.platform.problem.ProblemException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReaderTest {

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
        assertThatThrownBy(() -> TargetReader.read("x", body(url, Optional.empty()), false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field)
                                .containsExactly("via"));
        assertThat(TargetReader.read("x", body(url, Optional.of("nginx:443")), false)
                        .asksLoopback())
                .isFalse();
        assertThat(TargetReader.read("x", body(url, Optional.empty()), true).asksLoopback())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/", "http://128.0.0.1/", "http://localhost.example/", "http://[2001:db8::1]/"
            })
    void every_other_machine_may_be_asked_from_a_container(String url) {
        assertThat(TargetReader.read("x", body(url, Optional.empty()), false).asksLoopback())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"http://example.org, http://example.org/", "https://example.org/a?b, https://example.org/a?b"})
    void an_address_without_a_path_is_that_of_the_first_page(String written, String read) {
        assertThat(TargetReader.read("x", body(written, Optional.empty()), true).url())
                .hasToString(read);
    }

    private static TargetBody body(String url, Optional<String> via) {
        return new TargetBody(
                Optional.of("Name"),
                Optional.of(url),
                via,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
