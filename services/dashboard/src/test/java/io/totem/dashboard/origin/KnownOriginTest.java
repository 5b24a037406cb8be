package io.totem.dashboard.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownOriginTest {

    @Test
    void a_host_of_the_list_is_reached_over_https_unless_it_says_otherwise() {
        assertThat(KnownOrigin.parse("Totem.Example.org")).hasToString("https://totem.example.org");
        assertThat(KnownOrigin.parse("https://totem.example.org:443")).hasToString("https://totem.example.org");
        assertThat(KnownOrigin.parse("192.0.2.7:8443")).hasToString("https://192.0.2.7:8443");
        assertThat(KnownOrigin.parse("http://localhost:8080")).hasToString("http://localhost:8080");
        assertThat(KnownOrigin.parse("[2001:db8::1]:8443")).hasToString("https://[2001:db8::1]:8443");
    }

    @Test
    void its_host_header_may_name_the_standard_port_or_not() {
        KnownOrigin origin = KnownOrigin.parse("totem.example.org");
        assertThat(origin.hasHost("totem.example.org")).isTrue();
        assertThat(origin.hasHost("TOTEM.example.org:443")).isTrue();
        assertThat(origin.hasHost("totem.example.org:80")).isFalse();
        assertThat(origin.hasHost("totem.example.org.evil.example")).isFalse();
        assertThat(origin.hasHost("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://", "*", "*.example.org", "example.org/path"})
    void a_line_that_is_no_host_is_refused(String line) {
        assertThatThrownBy(() -> KnownOrigin.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
