package io.totem.doctor.http;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.http.HttpFacts.Ending;
import io.totem.doctor.http.HttpFacts.Hop;
import io.totem.doctor.name.Cdn;
import io.totem.doctor.port.PortFacts;
import io.totem.doctor.site.Site;
import io.totem.doctor.tls.TlsFacts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.MessageConstraintException;

/** Asks for the page and follows where it leads, as far as a browser would and no further than is safe. */
public final class HttpStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    private static final int MOST_HOPS = 10;
    private static final int MOST_KEPT = 4_096;
    private static final int MARK_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;

    private final SiteClient client = new SiteClient(TIMEOUT);

    @Override
    public StageName name() {
        return StageName.HTTP;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.PORT, StageName.TLS);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<LocalizedText> pointless(Evidence soFar) {
        if (PortFacts.openAddress(soFar).isEmpty()) {
            return Optional.of(text("skipped.port"));
        }
        boolean noHandshake = soFar.site().secure()
                && soFar.find(TlsFacts.class)
                        .filter(tls -> tls.protocol().isPresent())
                        .isEmpty();
        return noHandshake ? Optional.of(text("skipped.tls")) : Optional.empty();
    }

    @Override
    public Facts check(Evidence soFar) throws InterruptedException {
        return follow(soFar.site(), PortFacts.openAddress(soFar).orElseThrow());
    }

    private HttpFacts follow(Site target, InetAddress first) throws InterruptedException {
        String mark = mark(target.url());
        List<Hop> hops = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        URI url = target.url();
        Optional<InetAddress> address = Optional.of(first);
        while (address.isPresent()) {
            if (!seen.add(url)) {
                return ended(hops, mark, Ending.LOOP);
            }
            if (hops.size() == MOST_HOPS) {
                return ended(hops, mark, Ending.TOO_MANY_REDIRECTS);
            }
            OneAnswer answer;
            try {
                answer = client.get(url, route(url, target, address.get()), Optional.of(mark));
            } catch (MessageConstraintException endless) {
                return ended(hops, mark, Ending.ENDLESS_HEADERS);
            } catch (InterruptedIOException silent) {
                return ended(hops, mark, Ending.SILENT);
            } catch (IOException broken) {
                return ended(hops, mark, Ending.BROKEN);
            }
            hops.add(new Hop(
                    url, answer.status(), Cdn.ofHeaders(answer.headers()).map(Cdn::name), answer.firstByteMillis()));
            Optional<String> location = redirect(answer, target);
            if (location.isEmpty()) {
                return answered(hops, mark, answer, target);
            }
            Optional<URI> next = Redirects.resolve(url, location.get());
            if (next.isEmpty()) {
                return ended(hops, mark, Ending.STRAYED);
            }
            url = next.get();
            address = Redirects.address(url, target, first);
        }
        return ended(hops, mark, Ending.STRAYED);
    }

    /** The site itself is asked where the target says, everybody else where their own address says. */
    private static InetSocketAddress route(URI url, Site target, InetAddress address) {
        boolean site = Site.host(url).equalsIgnoreCase(target.host()) && Site.port(url) == Site.port(target.url());
        return new InetSocketAddress(address, site ? target.askedPort() : Site.port(url));
    }

    /** Empty also for a redirect that is itself what is expected. */
    private static Optional<String> redirect(OneAnswer answer, Site expected) {
        boolean leadsOn = answer.status() >= FIRST_REDIRECT && answer.status() < FIRST_ERROR;
        return leadsOn && !expected.settings().status().equals(Optional.of(answer.status()))
                ? Optional.ofNullable(answer.headers().get("location"))
                : Optional.empty();
    }

    private static HttpFacts ended(List<Hop> hops, String mark, Ending ending) {
        return new HttpFacts(hops, ending, "", Optional.empty(), false, mark);
    }

    private static HttpFacts answered(List<Hop> hops, String mark, OneAnswer answer, Site expected) {
        Optional<Boolean> textFound = expected.settings().text().map(answer.page()::contains);
        boolean good = expected.meets(answer.status()) && textFound.orElse(true);
        return new HttpFacts(hops, Ending.ANSWERED, beginning(answer.page()), textFound, good, mark);
    }

    /** As a page of the site itself, which lets a request through where others are refused; with what nobody can guess. */
    private static String mark(URI site) {
        byte[] chance = new byte[MARK_BYTES];
        RANDOM.nextBytes(chance);
        return site.getScheme() + "://" + site.getRawAuthority() + "/?totem-doctor="
                + HexFormat.of().formatHex(chance);
    }

    private static String beginning(String page) {
        return page.substring(0, Math.min(page.length(), MOST_KEPT));
    }
}
