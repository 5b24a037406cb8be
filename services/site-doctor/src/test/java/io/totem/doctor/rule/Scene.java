package io.totem.doctor.rule;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.host.Availability;
import io.totem.doctor.host.Container;
import io.totem.doctor.host.FailedUnit;
import io.totem.doctor.host.FileSystem;
import io.totem.doctor.host.HostFacts;
import io.totem.doctor.host.OutOfMemoryKill;
import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.http.HttpFacts.Ending;
import io.totem.doctor.http.HttpFacts.Hop;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLog;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.port.Connection;
import io.totem.doctor.port.PortFacts;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.testing.TestSites;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a walk could have seen, put together for a rule. */
final class Scene {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final URI SITE = URI.create("https://site.test/");

    private final List<StageReport> reports = new ArrayList<>();
    private Site site = TestSites.of(SITE, Optional.empty());

    Scene of(Site other) {
        site = other;
        return this;
    }

    Scene behind(String upstream) {
        return of(TestSites.of(SITE, Upstream.parse(upstream)));
    }

    Scene with(StageName stage, Facts facts) {
        reports.add(new StageReport(stage, facts.outcome(), facts.summary(), Optional.of(facts), 1));
        return this;
    }

    Scene port(Connection connection) {
        InetAddress there = InetAddress.ofLiteral("203.0.113.7");
        return with(StageName.PORT, new PortFacts(443, List.of(new PortFacts.Attempt(there, connection))));
    }

    Scene answered(int status) {
        return answered(status, "");
    }

    /** @param cdn whose headers it had, or nobody's where it is empty */
    Scene answered(int status, String cdn) {
        Hop hop = new Hop(SITE, status, Optional.of(cdn).filter(name -> !name.isEmpty()), 5);
        boolean good = status < 400;
        return with(StageName.HTTP, new HttpFacts(List.of(hop), Ending.ANSWERED, "", Optional.empty(), good, ""));
    }

    Scene logged(String line) {
        return logged(List.of(), List.of(line));
    }

    /**
     * A second between two lines each.
     *
     * @param before what was logged before the walk
     */
    Scene logged(List<String> before, List<String> lines) {
        List<ErrorLine> all = new ArrayList<>();
        for (String line : Stream.concat(before.stream(), lines.stream()).toList()) {
            String time = "2026/11/21 12:00:%02d".formatted(all.size() + 1);
            all.add(ErrorLine.parse(time + " [error] 7#7: *1 " + line, ZoneOffset.UTC)
                    .orElseThrow());
        }
        return with(
                StageName.ERROR_LOG,
                new ErrorLogFacts(
                        ErrorLog.Lines.read("/var/log/nginx/error.log", all.subList(before.size(), all.size())),
                        all.subList(0, before.size())));
    }

    Scene failed(String... units) {
        return host(
                Arrays.stream(units)
                        .map(unit -> new FailedUnit(unit, Optional.of("exit-code")))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    Scene disk(String mountPoint, long sizeBytes, long availableBytes) {
        return host(List.of(), List.of(new FileSystem(mountPoint, sizeBytes, availableBytes)), List.of(), List.of());
    }

    Scene killed(String process) {
        return host(List.of(), List.of(), List.of(new OutOfMemoryKill(NOW, process, false)), List.of());
    }

    Scene killedInContainer(String process) {
        return host(List.of(), List.of(), List.of(new OutOfMemoryKill(NOW, process, true)), List.of());
    }

    Scene container(Container container) {
        return host(List.of(), List.of(), List.of(), List.of(container));
    }

    private Scene host(
            List<FailedUnit> units, List<FileSystem> disks, List<OutOfMemoryKill> kills, List<Container> containers) {
        return with(
                StageName.HOST,
                new HostFacts(
                        new Availability.Known<>(units),
                        new Availability.Known<>(disks),
                        new Availability.Known<>(kills),
                        new Availability.Known<>(containers)));
    }

    Evidence seen() {
        return new Evidence(site, NOW, reports);
    }
}
