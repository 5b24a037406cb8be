package io.totem.doctor.nginx;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Diagnosis;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.site.Site;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads why the web server itself thinks it could not answer: the doctor's own request has just left its line there. */
public final class ErrorLogStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    /** nginx writes whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** nginx asks for a name again within ten seconds, or as often as its resolver is told (valid=30s is usual). */
    private static final Duration REASONS = Duration.ofSeconds(30);

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final ErrorLog log;

    public ErrorLogStage(ErrorLog log) {
        this.log = log;
    }

    @Override
    public StageName name() {
        return StageName.ERROR_LOG;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.HTTP);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<LocalizedText> pointless(Evidence soFar) {
        return soFar.answers() ? Optional.of(text("skipped.healthy")) : Optional.empty();
    }

    @Override
    public Facts check(Evidence soFar) throws InterruptedException {
        Instant begin = soFar.startedAt().minus(ROUNDING);
        Instant end = soFar.startedAt().plus(Diagnosis.LIMIT).plus(ROUNDING);
        ErrorLog.Lines lines = log.since(begin.minus(REASONS));
        String mark = soFar.find(HttpFacts.class).map(HttpFacts::mark).orElse("");
        Set<String> hosts = hosts(soFar);
        Map<Boolean, List<ErrorLine>> byBefore = lines.lines().stream()
                .filter(line -> !line.at().isAfter(end))
                .map(line -> mark.isEmpty() ? line : line.marked(mark))
                .filter(line -> !line.isOfAnotherSite(hosts))
                .collect(Collectors.partitioningBy(line -> line.at().isBefore(begin)));
        return new ErrorLogFacts(
                new ErrorLog.Lines(lines.name(), lines.trouble(), byBefore.get(false)), byBefore.get(true));
    }

    /** Those that the doctor itself has asked for, redirects included. */
    private static Set<String> hosts(Evidence soFar) {
        Stream<URI> hops = soFar.find(HttpFacts.class).stream()
                .flatMap(http -> http.hops().stream())
                .map(HttpFacts.Hop::url);
        return Stream.concat(Stream.of(soFar.site().url()), hops)
                .map(ErrorLogStage::hostHeader)
                .collect(Collectors.toSet());
    }

    /** The port is left out where it is the scheme's own (RFC 9110, 7.2). */
    private static String hostHeader(URI url) {
        boolean usual = Site.port(url) == (Site.isSecure(url) ? HTTPS_PORT : HTTP_PORT);
        return (usual ? url.getHost() : url.getHost() + ":" + Site.port(url)).toLowerCase(Locale.ROOT);
    }
}
