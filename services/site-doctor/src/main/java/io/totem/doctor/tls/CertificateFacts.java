package io.totem.doctor.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One certificate of a chain.
 *
 * @param names what it is good for (subjectAltName, RFC 5280 4.2.1.6); at most a hundred
 */
public record CertificateFacts(String subject, String issuer, List<String> names, Instant notBefore, Instant notAfter) {

    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;
    private static final int MOST_NAMES = 100;

    public CertificateFacts {
        names = List.copyOf(names);
    }

    static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of()).stream()
                    .filter(CertificateFacts::ofAHost)
                    .map(name -> (String) name.toArray()[1])
                    .limit(MOST_NAMES)
                    .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static boolean ofAHost(Collection<?> name) {
        Object kind = name.iterator().next();
        return kind.equals(DNS_NAME) || kind.equals(ADDRESS);
    }
}
