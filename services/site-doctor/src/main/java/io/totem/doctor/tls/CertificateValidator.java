package io.totem.doctor.tls;

import io.totem.doctor.tls.TlsFacts.Trust;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HttpClientHostnameVerifier;

/** Says what a browser would have against a chain of certificates. */
final class CertificateValidator {

    /** Authority information access (RFC 5280 4.2.2.1): issuers that sell through intermediates say here where those are. */
    private static final String WHERE_THE_ISSUER_IS = "1.3.6.1.5.5.7.1.1";

    private static final HttpClientHostnameVerifier NAMES = new DefaultHostnameVerifier();

    private final X509TrustManager trusted;

    CertificateValidator(X509TrustManager trusted) {
        this.trusted = trusted;
    }

    /** By the authorities this Java trusts. */
    static CertificateValidator ofThisMachine() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return new CertificateValidator(Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the trusted authorities of this Java cannot be read", e);
        }
    }

    /** @param chain the site's own certificate first, at least one */
    Trust of(String host, List<X509Certificate> chain, Instant now) {
        X509Certificate own = chain.getFirst();
        if (now.isAfter(own.getNotAfter().toInstant())) {
            return Trust.EXPIRED;
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            return Trust.NOT_YET_VALID;
        }
        if (!isFor(host, own)) {
            return Trust.WRONG_NAME;
        }
        return isTrusted(chain) ? Trust.GOOD : whyNot(chain);
    }

    private static boolean isFor(String host, X509Certificate own) {
        try {
            NAMES.verify(host, own);
            return true;
        } catch (SSLException foreign) {
            return false;
        }
    }

    private boolean isTrusted(List<X509Certificate> chain) {
        try {
            trusted.checkServerTrusted(
                    chain.toArray(X509Certificate[]::new),
                    chain.getFirst().getPublicKey().getAlgorithm().equals("EC") ? "ECDHE_ECDSA" : "ECDHE_RSA");
            return true;
        } catch (CertificateException distrusted) {
            return false;
        }
    }

    private static Trust whyNot(List<X509Certificate> chain) {
        X509Certificate last = chain.getLast();
        if (last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
            return chain.size() == 1 ? Trust.SELF_SIGNED : Trust.UNKNOWN_ISSUER;
        }
        return last.getExtensionValue(WHERE_THE_ISSUER_IS) == null ? Trust.UNKNOWN_ISSUER : Trust.INCOMPLETE_CHAIN;
    }
}
