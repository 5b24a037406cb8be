package io.totem.doctor.tls;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the site says of itself over TLS.
 *
 * @param protocol the version both agreed on, {@code TLSv1.3}; empty when there was no handshake
 * @param chain as the site sent it, its own certificate first
 */
public record TlsFacts(String host, Trust trust, Optional<String> protocol, List<CertificateFacts> chain)
        implements Facts {

    private static final int MOST_NAMED = 10;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** What a browser would make of it; the first that applies. */
    public enum Trust {
        GOOD,
        /** No browser knows who signed it, and that is meant so. */
        OWN,
        /** Its certificates are larger together than most clients take. */
        OVERSIZED,
        /** Whoever answers speaks only versions that browsers no longer take (RFC 8996). */
        OLD_PROTOCOL,
        /** Whoever answers has no site of that name, and says so instead of showing another's certificate. */
        NAME_REFUSED,
        /** The port takes connections and does not speak TLS, or breaks it off. */
        NO_HANDSHAKE,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_NAME,
        SELF_SIGNED,
        /** Its issuer's certificate was not sent along. */
        INCOMPLETE_CHAIN,
        UNKNOWN_ISSUER
    }

    public TlsFacts {
        chain = List.copyOf(chain);
    }

    public Optional<CertificateFacts> own() {
        return chain.stream().findFirst();
    }

    /** A certificate may have thousands of them. */
    private static String names(CertificateFacts own) {
        String some = own.names().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return own.names().size() > MOST_NAMED ? some + ", …" : some;
    }

    public boolean isTrusted() {
        return trust == Trust.GOOD || trust == Trust.OWN;
    }

    @Override
    public Outcome outcome() {
        return isTrusted() ? Outcome.PASSED : Outcome.FAILED;
    }

    @Override
    public LocalizedText summary() {
        if (chain.isEmpty()) {
            return text("tls." + trust.name(), host);
        }
        CertificateFacts own = own().orElseThrow();
        return text(
                "tls." + trust.name(),
                host,
                DAY.format(own.notAfter()),
                DAY.format(own.notBefore()),
                names(own),
                own.issuer(),
                protocol.orElse(""));
    }
}
