package io.totem.policy.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.text.LocalizedText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownPortsTest {

    private static final KnownPorts PORTS = KnownPorts.read();

    @Test
    void ports_that_lose_a_server_are_danger_and_the_web_is_not() {
        assertThat(Stream.of(23, 2375, 6379, 27017, 3306, 5432, 9200, 11211))
                .allSatisfy(port -> assertThat(PORTS.find("tcp", port))
                        .hasValueSatisfying(
                                known -> assertThat(known.severity()).isEqualTo(Severity.DANGER)));
        assertThat(PORTS.find("tcp", 80).orElseThrow().severity()).isEqualTo(Severity.CAUTION);
        assertThat(Stream.of(22, 443))
                .allSatisfy(
                        port -> assertThat(PORTS.find("tcp", port).orElseThrow().severity())
                                .isEqualTo(Severity.INFO));
    }

    @Test
    void the_protocol_is_part_of_the_question() {
        assertThat(PORTS.find("udp", 6379)).isEmpty();
        assertThat(PORTS.find("tcp", 49_999)).isEmpty();
    }

    @Test
    void every_text_is_there_in_both_languages_and_short() {
        assertThat(PORTS.all())
                .hasSizeGreaterThan(150)
                .allSatisfy(port -> assertThat(Stream.of(port.what(), port.why(), port.advice()))
                        .as(port.protocol() + port.port())
                        .allSatisfy(KnownPortsTest::isTranslated));
    }

    @Test
    void korean_advice_is_polite() {
        assertThat(PORTS.all())
                .allSatisfy(port -> assertThat(port.advice().ko())
                        .as(port.protocol() + port.port())
                        .matches(".*(다|세요)\\."));
    }

    private static void isTranslated(LocalizedText text) {
        assertThat(text.ko()).matches(".*[가-힣].*").hasSizeBetween(3, 200);
        assertThat(text.en()).doesNotMatch(".*[가-힣].*").hasSizeBetween(3, 200);
    }
}
