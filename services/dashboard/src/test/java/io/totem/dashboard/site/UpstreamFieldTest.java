package io.totem.dashboard.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamFieldTest {

    @ParameterizedTest
    @CsvSource({
        "http, 127.0.0.1:3000, http://127.0.0.1:3000",
        "fastcgi, wordpress:9000, fastcgi://wordpress:9000",
        "fastcgi, /run/php/x.sock, fastcgi://unix:/run/php/x.sock",
        "http, /run/app.sock, http://unix:/run/app.sock",
        "http, [::1]:3000, http://[::1]:3000"
    })
    void two_fields_are_one_address_and_again_two_fields(String speaks, String place, String address) {
        assertThat(new UpstreamField(speaks, place).address()).isEqualTo(address);
        assertThat(UpstreamField.parse(address)).isEqualTo(new UpstreamField(speaks, place));
    }

    @ParameterizedTest
    @CsvSource({"unix:/run/app.sock, /run/app.sock", "127.0.0.1:3000, 127.0.0.1:3000"})
    void what_names_no_protocol_speaks_http(String address, String place) {
        assertThat(UpstreamField.parse(address)).isEqualTo(new UpstreamField("http", place));
    }

    @Test
    void a_whole_address_is_taken_as_it_was_typed() {
        assertThat(new UpstreamField("http", "fastcgi://unix:/run/x.sock").address())
                .isEqualTo("fastcgi://unix:/run/x.sock");
    }

    @Test
    void nothing_is_nothing() {
        assertThat(UpstreamField.NOTHING.address()).isEmpty();
    }
}
