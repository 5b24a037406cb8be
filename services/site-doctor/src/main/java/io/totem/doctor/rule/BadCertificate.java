package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.tls.TlsFacts;
import io.totem.doctor.tls.TlsFacts.Trust;
import java.util.List;
import java.util.Optional;

/** Browsers refuse the certificate, or there is no TLS behind the port at all. */
final class BadCertificate implements Rule {

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return evidence.find(TlsFacts.class)
                .filter(tls -> !tls.isTrusted())
                .map(tls -> Cause.of(
                        "CERTIFICATE_" + tls.trust(),
                        tls.trust() == Trust.NO_HANDSHAKE ? Confidence.LIKELY : Confidence.CERTAIN,
                        evidence.saw(StageName.TLS),
                        List.of(),
                        tls.host()));
    }
}
