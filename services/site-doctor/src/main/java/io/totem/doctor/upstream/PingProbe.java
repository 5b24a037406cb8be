package io.totem.doctor.upstream;

import io.totem.doctor.http.OneAnswer;
import io.totem.doctor.http.SiteClient;
import io.totem.doctor.name.AddressKind;
import io.totem.doctor.name.Lookup;
import io.totem.doctor.site.Site;
import io.totem.doctor.upstream.PingFacts.Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks the web server's own page for a sign of life of what is behind it: nobody else need reach that. */
final class PingProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String PONG = "pong";
    private static final int GOOD = 200;

    private final Lookup lookup = new Lookup();
    private final Predicate<InetAddress> mayBeAsked;
    private final SiteClient client = new SiteClient(TIMEOUT);

    /** @param seesHost whether the loopback of this process is the site's: a container's own holds nothing of the site's */
    PingProbe(boolean seesHost) {
        this.mayBeAsked = address -> AddressKind.mayLieInside(address) && (seesHost || !address.isLoopbackAddress());
    }

    PingFacts check(URI ping) throws InterruptedException {
        Optional<InetAddress> address = lookup.of(Site.host(ping), mayBeAsked).addresses().stream()
                .filter(mayBeAsked)
                .findFirst();
        if (address.isEmpty()) {
            return new PingFacts(ping, Answer.NOT_ASKED, 0);
        }
        try {
            return facts(ping, client.get(ping, new InetSocketAddress(address.get(), Site.port(ping))));
        } catch (InterruptedIOException late) {
            return new PingFacts(ping, Answer.LATE, 0);
        } catch (IOException notAnswered) {
            return new PingFacts(ping, Answer.NOT_ASKED, 0);
        }
    }

    static PingFacts facts(URI ping, OneAnswer answer) {
        Answer meaning = switch (answer.status()) {
            case GOOD -> answer.page().strip().equals(PONG) ? Answer.PONG : Answer.ODD;
            case 502, 503 -> Answer.NOT_REACHED;
            case 504 -> Answer.LATE;
            default -> Answer.ODD;
        };
        return new PingFacts(ping, meaning, answer.status());
    }
}
