package io.totem.doctor.tls;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.port.PortFacts;
import io.totem.doctor.site.Site;
import io.totem.doctor.tls.TlsFacts.Trust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Shakes hands as a browser does, but takes any certificate, to be able to say what is wrong with it. */
public final class TlsStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofMillis(3_500);

    /** What one's own signature looks like to everybody else. */
    private static final Set<Trust> OWN = EnumSet.of(Trust.SELF_SIGNED, Trust.UNKNOWN_ISSUER);

    /**
     * By what Java says of it: a message above its limit (jdk.tls.maxHandshakeMessageSize, 32 KiB), and the other side's
     * alerts (RFC 8446 6.2).
     */
    private static final Map<String, Trust> REASONS = Map.of(
            "exceeds the maximum allowed size", Trust.OVERSIZED,
            "protocol_version", Trust.OLD_PROTOCOL,
            "is not accepted by client preferences", Trust.OLD_PROTOCOL,
            "unrecognized_name", Trust.NAME_REFUSED);

    private final Clock clock;
    private final CertificateValidator judge;

    public TlsStage(Clock clock) {
        this.clock = clock;
        this.judge = CertificateValidator.ofThisMachine();
    }

    @Override
    public StageName name() {
        return StageName.TLS;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.PORT);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<LocalizedText> pointless(Evidence soFar) {
        if (!soFar.site().secure()) {
            return Optional.of(text("skipped.plain"));
        }
        return PortFacts.openAddress(soFar).isPresent() ? Optional.empty() : Optional.of(text("skipped.port"));
    }

    @Override
    public Facts check(Evidence soFar) {
        String host = soFar.site().host();
        InetSocketAddress address = new InetSocketAddress(
                PortFacts.openAddress(soFar).orElseThrow(), soFar.site().askedPort());
        try (Socket plain = new Socket()) {
            plain.connect(address, (int) TIMEOUT.toMillis());
            plain.setSoTimeout((int) TIMEOUT.toMillis());
            // A handshake that drips a byte at a time is never silent for long.
            CompletableFuture.delayedExecutor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> close(plain));
            try (SSLSocket secure = (SSLSocket)
                    AnyCertificate.context().getSocketFactory().createSocket(plain, host, address.getPort(), true)) {
                nameTheSite(secure, host);
                secure.startHandshake();
                return facts(soFar.site(), secure.getSession());
            }
        } catch (IOException noHandshake) {
            return new TlsFacts(host, why(noHandshake), Optional.empty(), List.of());
        }
    }

    private static Trust why(IOException noHandshake) {
        String said = String.valueOf(noHandshake.getMessage());
        return REASONS.entrySet().stream()
                .filter(reason -> said.contains(reason.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Trust.NO_HANDSHAKE);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Then it waits for nothing any more.
        }
    }

    /** SNI takes names only, no addresses (RFC 6066 3). */
    private static void nameTheSite(SSLSocket socket, String host) {
        if (!Site.isAddress(host)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(parameters);
        }
    }

    private TlsFacts facts(Site site, SSLSession session) throws IOException {
        List<X509Certificate> chain = Arrays.stream(session.getPeerCertificates())
                .map(X509Certificate.class::cast)
                .toList();
        Trust trust = judge.of(site.host(), chain, clock.instant());
        return new TlsFacts(
                site.host(),
                site.settings().ownCertificate() && OWN.contains(trust) ? Trust.OWN : trust,
                Optional.of(session.getProtocol()),
                chain.stream().map(CertificateFacts::of).toList());
    }
}
