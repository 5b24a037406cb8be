package io.totem.doctor.upstream;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.AddressKind;
import io.totem.doctor.name.AddressPolicy;
import io.totem.doctor.name.OwnAddresses;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.nginx.NginxConfiguration;
import io.totem.doctor.port.Connection;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Looks from inside at what answers behind the web server: by the web server's own page for that, and as it was
 * configured, or as the error log names it and nginx' configuration confirms.
 */
public final class UpstreamStage implements Stage {

    private static final Duration LIMIT = Duration.ofMillis(4_500);

    private final PingProbe pings;
    private final UnixProbe sockets;
    private final TcpProbe ports;
    private final boolean seesHost;
    private final NginxConfiguration configuration;
    private final AddressPolicy guard = new AddressPolicy(OwnAddresses::contain);

    public UpstreamStage(HostRoot host) {
        this(host, true);
    }

    private UpstreamStage(HostRoot host, boolean seesHost) {
        this.configuration = new NginxConfiguration(host.root());
        this.sockets = new UnixProbe(host);
        this.ports = new TcpProbe(seesHost ? Optional.of(host) : Optional.empty());
        this.pings = new PingProbe(seesHost);
        this.seesHost = seesHost;
    }

    /** From where a socket's path, and the loopback address, lead to something else than on the machine of the site. */
    public static UpstreamStage fromAContainer() {
        return new UpstreamStage(HostRoot.local(), false);
    }

    @Override
    public StageName name() {
        return StageName.UPSTREAM;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.ERROR_LOG);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<LocalizedText> pointless(Evidence soFar) {
        if (soFar.site().ping().isPresent() || upstream(soFar).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(text(logged(soFar).isPresent() ? "skipped.upstream.unconfirmed" : "skipped.upstream"));
    }

    @Override
    public Facts check(Evidence soFar) throws InterruptedException {
        if (soFar.site().ping().isEmpty()) {
            return check(upstream(soFar).orElseThrow());
        }
        PingFacts ping = pings.check(soFar.site().ping().get());
        if (ping.outcome() == Outcome.PASSED || upstream(soFar).isEmpty()) {
            return ping;
        }
        Facts direct = check(upstream(soFar).get());
        return saysMore(direct) ? direct : ping;
    }

    /** What is not reached from here may well be from the web server, which is in other networks: then the ping counts. */
    private static boolean saysMore(Facts direct) {
        return switch (direct) {
            case TcpFacts tcp -> tcp.is(Connection.REFUSED) || tcp.busy();
            case UnixFacts unix -> unix.outcome() == Outcome.FAILED;
            default -> false;
        };
    }

    private Facts check(Upstream upstream) throws InterruptedException {
        try {
            return switch (upstream) {
                case Upstream.Unix unix ->
                    seesHost ? sockets.check(unix, configuration.naming(unix)) : new UnseenFacts(unix);
                case Upstream.Tcp tcp -> seesHost || !ports.isLoopback(tcp) ? ports.check(tcp) : new UnseenFacts(tcp);
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As somebody said, or as nginx says itself of the doctor's own request: where its configuration says so too. */
    private Optional<Upstream> upstream(Evidence soFar) {
        return soFar.site()
                .upstream()
                .or(() -> logged(soFar)
                        .filter(_ -> seesHost)
                        .filter(upstream -> mayBeAsked(upstream, soFar.site()))
                        .filter(configuration::names));
    }

    private static Optional<Upstream> logged(Evidence soFar) {
        return soFar.find(ErrorLogFacts.class).flatMap(ErrorLogFacts::upstream).flatMap(Upstream::parse);
    }

    /** In its log nginx writes addresses, not names. */
    private boolean mayBeAsked(Upstream upstream, Site site) {
        return switch (upstream) {
            case Upstream.Unix _ -> true;
            case Upstream.Tcp tcp ->
                AddressKind.literal(tcp.host())
                        .filter(address -> guard.lets(address, site))
                        .isPresent();
        };
    }
}
