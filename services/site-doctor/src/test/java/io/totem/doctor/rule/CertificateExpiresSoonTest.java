package io.totem.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.site.Site;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.tls.CertificateFacts;
import io.totem.doctor.tls.TlsFacts;
import io.totem.doctor.tls.TlsFacts.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateExpiresSoonTest {

    @ParameterizedTest
    @CsvSource({
        "GOOD, 6, 7, true",
        "GOOD, 8, 7, false",
        "GOOD, 20, 30, true",
        "OWN, 6, 7, true",
        "GOOD, 6, 0, false",
        "EXPIRED, -1, 7, false"
    })
    void a_good_certificate_is_named_in_as_many_days_as_its_owner_wants(
            Trust trust, int left, int wanted, boolean named) {
        CertificateFacts own = new CertificateFacts(
                "CN=site.test",
                "CN=authority",
                List.of("site.test"),
                Scene.NOW.minus(Duration.ofDays(90)),
                Scene.NOW.plus(Duration.ofDays(left)));
        Site site = new Site(
                Scene.SITE,
                Optional.empty(),
                TestSites.expecting(Optional.empty(), wanted, false),
                Optional.empty(),
                Optional.empty());
        assertThat(new CertificateExpiresSoon()
                        .judge(new Scene()
                                .of(site)
                                .with(
                                        StageName.TLS,
                                        new TlsFacts("site.test", trust, Optional.of("TLSv1.3"), List.of(own)))
                                .seen()))
                .map(cause -> cause.sentence().en())
                .isEqualTo(
                        named
                                ? Optional.of("The certificate for site.test ends on "
                                        + (left == 6 ? "2026-11-27" : "2026-12-11") + ", in " + left + " days.")
                                : Optional.empty());
    }
}
