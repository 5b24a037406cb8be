package io.totem.dashboard.live;

import io.quarkus.arc.All;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.totem.api.text.LocalizedText;
import io.totem.dashboard.cache.Cache;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.VerdictCountsSource;
import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.stream.StreamEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the events of open pages. What was made for one viewer is given to every other who would see the same, so that
 * fifty open pages cost about what one does; each viewer gets only the parts that changed since their last event.
 */
@Singleton
public final class LiveFragments {

    /** What decides what a viewer sees. */
    private record Sight(String kind, Query query, Optional<Role> role, Locale locale, ZoneId zone) {}

    /** The data of an event; empty when nothing changed: then it only says that the page is alive. */
    record Parts(List<Fragment> parts) {}

    /** A page that changes faster than this is made as often as it wants to be looked at. */
    private static final Duration FRESH = Duration.ofMillis(1_500);

    private static final Duration BRIEFLY_FRESH = Duration.ofMillis(900);

    private final List<LivePage> pages;
    private final VerdictCountsSource countsSource;
    private final ExecutorService threads;
    private final Clock clock;
    private final Cache<Sight, List<Fragment>> recent;
    private final Cache<Sight, List<Fragment>> brief;
    private final AtomicLong ids;

    LiveFragments(
            @All List<LivePage> pages,
            VerdictCountsSource countsSource,
            @VirtualThreads ExecutorService threads,
            Clock clock) {
        this.pages = pages;
        this.countsSource = countsSource;
        this.threads = threads;
        this.clock = clock;
        this.recent = new Cache<>(clock, FRESH);
        this.brief = new Cache<>(clock, BRIEFLY_FRESH);
        this.ids = new AtomicLong(clock.millis());
    }

    /** @throws ProblemException 400 when there is no such kind of page */
    LivePage page(String kind) {
        return pages.stream()
                .filter(page -> page.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        CommonError.BAD_REQUEST,
                        new LocalizedText(
                                "그런 실시간 화면은 없습니다. 화면을 새로 고침하세요.",
                                "There is no live page of that kind. Reload the page.")));
    }

    /** Nothing in it is older than the question: the page that asks shows what was there a moment ago. */
    Multi<StreamEvent> stream(LivePage page, UpstreamCaller caller, PageLocale locale, Query query) {
        Sight sight = new Sight(page.kind(), query, caller.role(), locale.locale(), locale.zone());
        Cache<Sight, List<Fragment>> kept = page.every().compareTo(FRESH) < 0 ? brief : recent;
        Map<String, String> sent = new HashMap<>();
        Instant since = clock.instant();
        return Multi.createFrom()
                .ticks()
                .every(page.every())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .item(() -> changed(sent, kept.get(sight, since, () -> make(page, caller, locale, query))))
                        .runSubscriptionOn(threads))
                .map(parts -> new StreamEvent(Long.toString(ids.incrementAndGet()), "parts", new Parts(parts)));
    }

    private List<Fragment> make(LivePage page, UpstreamCaller caller, PageLocale then, Query query) {
        PageLocale locale = new PageLocale(then.locale(), then.zone(), clock.instant());
        List<Fragment> parts = new ArrayList<>();
        parts.add(new Fragment("standing", Pages.words(locale, LiveTemplates.counts(locale, countsSource.now()))));
        parts.addAll(page.parts(caller, locale, query));
        return parts;
    }

    private static List<Fragment> changed(Map<String, String> sent, List<Fragment> parts) {
        return parts.stream()
                .filter(part -> !part.html().equals(sent.put(part.id(), part.html())))
                .toList();
    }
}
