package io.totem.dashboard.overview;

import io.totem.dashboard.backup.Backups;
import io.totem.dashboard.log.LogClient;
import io.totem.dashboard.log.RecentLine;
import io.totem.dashboard.log.Refused;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.metrics.ServiceList;
import io.totem.dashboard.metrics.Snapshot;
import io.totem.dashboard.metrics.Sparks;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.page.Thresholds;
import io.totem.dashboard.process.FindingList;
import io.totem.dashboard.process.ProcessClient;
import io.totem.dashboard.process.ProcessList;
import io.totem.dashboard.recent.Recent;
import io.totem.dashboard.site.SiteClient;
import io.totem.dashboard.site.SiteTally;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Together;
import io.totem.platform.caller.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Puts the Overview together from all services, asked at the same time. */
@Singleton
final class Overview {

    private static final int LOOKS_SHOWN = 5;
    private static final int LINES_SHOWN = 6;
    private static final String TOP_SHOWN = "6";

    /** Half of what lies between two measurements, so that a crowd of viewers costs the services two questions a second. */
    private static final Duration NOW_FRESH = Duration.ofSeconds(1);

    /** While a crowd looks, the next page is made as the last one is still shown: it is two seconds old at most. */
    private static final Duration PAGE_GRACE = Duration.ofSeconds(1);

    /** How old what changes slowly may be: it is the greater part of what an open page would cost. */
    private static final Duration HISTORY_FRESH = Duration.ofSeconds(20);

    private static final Duration SERVICES_FRESH = Duration.ofSeconds(10);
    private static final Duration LINES_FRESH = Duration.ofSeconds(6);
    private static final Duration LOOKS_FRESH = Duration.ofSeconds(5);

    /** For whom an answer may be reused. */
    private record Audience(Optional<Role> role, Locale locale) {

        static Audience of(Asker asker) {
            return new Audience(asker.role(), asker.locale());
        }
    }

    /** What the words of the page depend on, besides what the services say. */
    private record Sight(Audience audience, ZoneId zone) {}

    private final MetricsClient metrics;
    private final ProcessClient processes;
    private final LogClient logs;
    private final SiteClient sites;
    private final Backups backups;
    private final Thresholds thresholds;
    private final Together together;
    private final Recent<Audience, Answer<Snapshot>> snapshots;
    private final Recent<Audience, Answer<ProcessList>> busiest;
    private final Recent<Audience, Answer<Sparks>> hours;
    private final Recent<Audience, Answer<ServiceList>> services;
    private final Recent<Audience, Answer<List<RecentLine>>> lines;
    private final Recent<Audience, Answer<Refused>> refusals;
    private final Recent<Audience, Answer<SiteTally>> tallies;
    private final Recent<Audience, Answer<OverviewView.NeedsLook>> looks;
    private final Recent<Sight, String> pages;

    Overview(
            MetricsClient metrics,
            ProcessClient processes,
            LogClient logs,
            SiteClient sites,
            Backups backups,
            Thresholds thresholds,
            Together together,
            Clock clock) {
        this.metrics = metrics;
        this.processes = processes;
        this.logs = logs;
        this.sites = sites;
        this.backups = backups;
        this.thresholds = thresholds;
        this.together = together;
        this.snapshots = new Recent<>(clock, NOW_FRESH);
        this.busiest = new Recent<>(clock, NOW_FRESH);
        this.hours = new Recent<>(clock, HISTORY_FRESH);
        this.services = new Recent<>(clock, SERVICES_FRESH);
        this.lines = new Recent<>(clock, LINES_FRESH);
        this.refusals = new Recent<>(clock, LINES_FRESH);
        this.tallies = new Recent<>(clock, SERVICES_FRESH);
        this.looks = new Recent<>(clock, LOOKS_FRESH);
        this.pages = new Recent<>(clock, NOW_FRESH, PAGE_GRACE, together);
    }

    /** The page without what is around it. */
    String page(Asker asker, Reader reader) {
        return pages.get(
                new Sight(Audience.of(asker), reader.zone()),
                () -> Pages.words(reader, OverviewTemplates.overview(reader, look(asker))));
    }

    OverviewView look(Asker asker) {
        Audience audience = Audience.of(asker);
        CompletableFuture<Answer<Snapshot>> now = recent(snapshots, audience, () -> metrics.snapshot(asker));
        CompletableFuture<Answer<ProcessList>> top =
                recent(busiest, audience, () -> processes.list(asker, Map.of("sort", "-cpu", "size", TOP_SHOWN)));
        CompletableFuture<Answer<Sparks>> hour = recent(hours, audience, () -> Sparks.of(metrics.history(asker, "1h")));
        CompletableFuture<Answer<OverviewView.NeedsLook>> worst = recent(looks, audience, () -> needsLook(asker));
        CompletableFuture<Answer<ServiceList>> states = recent(services, audience, () -> metrics.services(asker));
        CompletableFuture<Answer<List<RecentLine>>> grave =
                recent(lines, audience, () -> logs.recent(asker, LINES_SHOWN));
        CompletableFuture<Answer<Refused>> refused = recent(refusals, audience, () -> logs.refused(asker));
        CompletableFuture<Answer<SiteTally>> doctor = recent(tallies, audience, () -> sites.tally(asker));
        Sparks sparks = hour.join().value().orElse(Sparks.NONE);
        return new OverviewView(
                now.join().map(snapshot -> new Machine(snapshot, sparks, thresholds)),
                worst.join(),
                states.join(),
                top.join().map(ProcessList::items),
                grave.join(),
                refused.join(),
                doctor.join(),
                backups.last());
    }

    private <T> CompletableFuture<Answer<T>> recent(
            Recent<Audience, Answer<T>> kept, Audience audience, Supplier<T> call) {
        return together.start(() -> kept.get(audience, () -> Answer.of(call)));
    }

    private OverviewView.NeedsLook needsLook(Asker asker) {
        FindingList list = processes.findings(asker, LOOKS_SHOWN);
        return new OverviewView.NeedsLook(list.items(), list.total(), list.othersHidden());
    }
}
