package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.name.AddressKind;
import io.totem.doctor.name.NameFacts;
import io.totem.doctor.name.NameFacts.Answer;
import io.totem.doctor.network.NetworkFacts;
import io.totem.doctor.port.Connection;
import io.totem.doctor.tls.TlsFacts;
import io.totem.doctor.tls.TlsFacts.Trust;
import io.totem.doctor.upstream.TcpFacts;
import io.totem.doctor.upstream.UnixFacts;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name leads to another machine than the one the site lies on. That it lies on this one is known where what answers
 * behind it is a socket or a loopback port, and is there. Whoever asks from behind an address translation cannot know his
 * own public address: there it is only possible.
 */
final class DnsPointsElsewhere implements Rule {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|::1");

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        boolean expectedHere = evidence.site().via().isEmpty() && (hasSocket(evidence) || hasPort(evidence));
        return expectedHere && !evidence.answers()
                ? evidence.find(NetworkFacts.class)
                        .flatMap(network -> evidence.find(NameFacts.class)
                                .filter(name -> leadsAway(name, network))
                                .map(name -> cause(name, network, evidence)))
                : Optional.empty();
    }

    private static boolean hasSocket(Evidence evidence) {
        return evidence.find(UnixFacts.class).flatMap(UnixFacts::socket).isPresent();
    }

    private static boolean hasPort(Evidence evidence) {
        return evidence.find(TcpFacts.class)
                .filter(tcp -> tcp.is(Connection.OPEN)
                        && LOOPBACK.matcher(tcp.upstream().host()).matches())
                .isPresent();
    }

    private static boolean leadsAway(NameFacts name, NetworkFacts network) {
        return name.answer() == Answer.FOUND
                && name.cdn().isEmpty()
                && name.addresses().stream().noneMatch(network.own()::contains);
    }

    private static Cause cause(NameFacts name, NetworkFacts network, Evidence evidence) {
        List<InetAddress> own = network.own().stream()
                .filter(address -> AddressKind.of(address) == AddressKind.PUBLIC)
                .toList();
        return Cause.said(
                "DNS_POINTS_ELSEWHERE",
                own.isEmpty() ? "DNS_POINTS_ELSEWHERE.TRANSLATED" : "DNS_POINTS_ELSEWHERE",
                own.isEmpty() ? Confidence.POSSIBLE : isAnothers(evidence) ? Confidence.CERTAIN : Confidence.LIKELY,
                evidence.saw(StageName.NAME, StageName.PORT, StageName.TLS, StageName.HTTP),
                List.of(),
                name.host(),
                list(name.addresses()),
                list(own));
    }

    /** Whoever answers there shows a certificate for other names. */
    private static boolean isAnothers(Evidence evidence) {
        return evidence.find(TlsFacts.class)
                .filter(tls -> tls.trust() == Trust.WRONG_NAME)
                .isPresent();
    }

    private static String list(Collection<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }
}
