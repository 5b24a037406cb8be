package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.tls.CertificateFacts;
import io.totem.doctor.tls.TlsFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The certificate is good, and ends sooner than its owner wants to hear of it. */
final class CertificateExpiresSoon implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        Duration wanted = Duration.ofDays(evidence.site().settings().certificateDays());
        return evidence.find(TlsFacts.class)
                .filter(TlsFacts::isTrusted)
                .flatMap(TlsFacts::own)
                .map(CertificateFacts::notAfter)
                .filter(end -> end.isBefore(evidence.startedAt().plus(wanted)))
                .map(end -> cause(end, evidence));
    }

    private static Cause cause(Instant end, Evidence evidence) {
        return Cause.of(
                "CERTIFICATE_EXPIRES_SOON",
                Confidence.CERTAIN,
                evidence.saw(StageName.TLS),
                List.of(),
                evidence.site().host(),
                end.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                Long.toString(Duration.between(evidence.startedAt(), end).toDays()));
    }
}
