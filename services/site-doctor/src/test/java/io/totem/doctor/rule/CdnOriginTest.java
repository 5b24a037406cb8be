package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.NameFacts;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdnOriginTest {

    @ParameterizedTest
    @CsvSource({
        "520, cannot use",
        "521, is refused by the server",
        "522, no connection",
        "523, knows no way",
        "524, did not answer in time",
        "525, finds no TLS",
        "526, does not trust the certificate",
        "530, by its name"
    })
    void each_status_of_cloudflare_says_what_is_wrong_with_the_server_behind(int status, String said) {
        assertThat(new CdnOrigin()
                        .judge(new Scene()
                                .with(StageName.NAME, of("Cloudflare"))
                                .answered(status, "Cloudflare")
                                .seen()))
                .hasValueSatisfying(cause -> {
                    assertThat(cause.code()).isEqualTo("CDN_ORIGIN");
                    assertThat(cause.confidence()).isEqualTo(Confidence.CERTAIN);
                    assertThat(cause.sentence().en()).contains(said, Integer.toString(status));
                });
    }

    /** Anybody's server may answer with Cloudflare's headers. */
    @Test
    void who_only_says_that_it_is_cloudflare_is_not_believed_for_certain() {
        assertThat(new CdnOrigin().judge(new Scene().answered(521, "Cloudflare").seen()))
                .map(Cause::confidence)
                .hasValue(Confidence.LIKELY);
    }

    private static NameFacts of(String cdn) {
        InetAddress address = InetAddress.ofLiteral("104.16.0.1");
        return new NameFacts(
                "site.test",
                NameFacts.Answer.FOUND,
                List.of(address),
                List.of(),
                List.of(address),
                List.of(),
                Optional.of(cdn),
                false);
    }

    @Test
    void a_bad_gateway_of_any_network_points_behind_it() {
        assertThat(new CdnOrigin()
                        .judge(new Scene().answered(502, "Amazon CloudFront").seen()))
                .map(Cause::confidence)
                .hasValue(Confidence.LIKELY);
    }

    @Test
    void without_a_network_in_front_or_with_a_good_answer_nothing_is_said() {
        assertThat(new CdnOrigin().judge(new Scene().answered(521).seen())).isEmpty();
        assertThat(new CdnOrigin().judge(new Scene().answered(200, "Cloudflare").seen()))
                .isEmpty();
        assertThat(new CdnOrigin().judge(new Scene().answered(404, "Cloudflare").seen()))
                .isEmpty();
    }
}
