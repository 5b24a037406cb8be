package io.totem.dashboard.overview;

import io.totem.api.logs.RecentLine;
import io.totem.api.logs.Refused;
import io.totem.api.metrics.ServiceList;
import io.totem.api.metrics.Snapshot;
import io.totem.dashboard.backup.Backups;
import io.totem.dashboard.cache.Cache;
import io.totem.dashboard.log.LogClient;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.metrics.Sparklines;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.process.FindingList;
import io.totem.dashboard.process.ProcessClient;
import io.totem.dashboard.process.ProcessList;
import io.totem.dashboard.site.SiteClient;
import io.totem.dashboard.site.SiteTally;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ParallelCalls;
import io.totem.dashboard.upstream.UpstreamCaller;
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

        static Audience of(UpstreamCaller caller) {
            return new Audience(caller.role(), caller.locale());
        }
    }

    /** What the words of the page depend on, besides what the services say. */
    private record Sight(Audience audience, ZoneId zone) {}

    private final MetricsClient metrics;
    private final ProcessClient processes;
    private final LogClient logs;
    private final SiteClient sites;
    private final Backups backups;
    private final ParallelCalls calls;
    private final Cache<Audience, Answer<Snapshot>> snapshots;
    private final Cache<Audience, Answer<ProcessList>> busiest;
    private final Cache<Audience, Answer<Sparklines>> hours;
    private final Cache<Audience, Answer<ServiceList>> services;
    private final Cache<Audience, Answer<List<RecentLine>>> lines;
    private final Cache<Audience, Answer<Refused>> refusals;
    private final Cache<Audience, Answer<SiteTally>> tallies;
    private final Cache<Audience, Answer<OverviewView.NeedsLook>> looks;
    private final Cache<Sight, String> pages;

    Overview(
            MetricsClient metrics,
            ProcessClient processes,
            LogClient logs,
            SiteClient sites,
            Backups backups,
            ParallelCalls calls,
            Clock clock) {
        this.metrics = metrics;
        this.processes = processes;
        this.logs = logs;
        this.sites = sites;
        this.backups = backups;
        this.calls = calls;
        this.snapshots = new Cache<>(clock, NOW_FRESH);
        this.busiest = new Cache<>(clock, NOW_FRESH);
        this.hours = new Cache<>(clock, HISTORY_FRESH);
        this.services = new Cache<>(clock, SERVICES_FRESH);
        this.lines = new Cache<>(clock, LINES_FRESH);
        this.refusals = new Cache<>(clock, LINES_FRESH);
        this.tallies = new Cache<>(clock, SERVICES_FRESH);
        this.looks = new Cache<>(clock, LOOKS_FRESH);
        this.pages = new Cache<>(clock, NOW_FRESH, PAGE_GRACE, calls);
    }

    /** The page without what is around it. */
    String page(UpstreamCaller caller, PageLocale locale) {
        return pages.get(
                new Sight(Audience.of(caller), locale.zone()),
                () -> Pages.words(locale, OverviewTemplates.overview(locale, look(caller))));
    }

    OverviewView look(UpstreamCaller caller) {
        Audience audience = Audience.of(caller);
        CompletableFuture<Answer<Snapshot>> now = recent(snapshots, audience, () -> metrics.snapshot(caller));
        CompletableFuture<Answer<ProcessList>> top =
                recent(busiest, audience, () -> processes.list(caller, Map.of("sort", "-cpu", "size", TOP_SHOWN)));
        CompletableFuture<Answer<Sparklines>> hour =
                recent(hours, audience, () -> Sparklines.of(metrics.history(caller, "1h")));
        CompletableFuture<Answer<OverviewView.NeedsLook>> worst = recent(looks, audience, () -> needsLook(caller));
        CompletableFuture<Answer<ServiceList>> states = recent(services, audience, () -> metrics.services(caller));
        CompletableFuture<Answer<List<RecentLine>>> grave =
                recent(lines, audience, () -> logs.recent(caller, LINES_SHOWN));
        CompletableFuture<Answer<Refused>> refused = recent(refusals, audience, () -> logs.refused(caller));
        CompletableFuture<Answer<SiteTally>> doctor = recent(tallies, audience, () -> sites.tally(caller));
        Sparklines sparks = hour.join().value().orElse(Sparklines.NONE);
        return new OverviewView(
                now.join().map(snapshot -> new Machine(snapshot, sparks)),
                worst.join(),
                states.join(),
                top.join().map(ProcessList::items),
                grave.join(),
                refused.join(),
                doctor.join(),
                backups.last());
    }

    private <T> CompletableFuture<Answer<T>> recent(
            Cache<Audience, Answer<T>> kept, Audience audience, Supplier<T> call) {
        return calls.start(() -> kept.get(audience, () -> Answer.of(call)));
    }

    private OverviewView.NeedsLook needsLook(UpstreamCaller caller) {
        FindingList list = processes.findings(caller, LOOKS_SHOWN);
        return new OverviewView.NeedsLook(list.items(), list.total(), list.othersHidden());
    }
}
