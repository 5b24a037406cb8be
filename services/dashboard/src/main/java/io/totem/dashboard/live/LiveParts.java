package io.totem.dashboard.live;

import io.quarkus.arc.All;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.page.Standings;
import io.totem.dashboard.recent.Recent;
import io.totem.dashboard.upstream.Asker;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.stream.StreamEvent;
import io.totem.platform.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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
public final class LiveParts {

    /** What decides what a viewer sees. */
    private record Sight(String kind, Query query, Optional<Role> role, Locale locale, ZoneId zone) {}

    /** The data of an event; empty when nothing changed: then it only says that the page is alive. */
    record Parts(List<Part> parts) {}

    /** A page that changes faster than this is made as often as it wants to be looked at. */
    private static final Duration FRESH = Duration.ofMillis(1_500);

    private static final Duration BRIEFLY_FRESH = Duration.ofMillis(900);

    private final List<LivePage> pages;
    private final Standings standings;
    private final ExecutorService threads;
    private final Clock clock;
    private final Recent<Sight, List<Part>> recent;
    private final Recent<Sight, List<Part>> brief;
    private final AtomicLong ids;

    LiveParts(@All List<LivePage> pages, Standings standings, @VirtualThreads ExecutorService threads, Clock clock) {
        this.pages = pages;
        this.standings = standings;
        this.threads = threads;
        this.clock = clock;
        this.recent = new Recent<>(clock, FRESH);
        this.brief = new Recent<>(clock, BRIEFLY_FRESH);
        this.ids = new AtomicLong(clock.millis());
    }

    /** @throws ProblemException 400 when there is no such kind of page */
    LivePage page(String kind) {
        return pages.stream()
                .filter(page -> page.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        CommonError.BAD_REQUEST,
                        new Text(
                                "그런 실시간 화면은 없습니다. 화면을 새로 고침하세요.",
                                "There is no live page of that kind. Reload the page.")));
    }

    Multi<StreamEvent> stream(LivePage page, Asker asker, Reader reader, Query query) {
        Sight sight = new Sight(page.kind(), query, asker.role(), reader.locale(), reader.zone());
        Recent<Sight, List<Part>> kept = page.every().compareTo(FRESH) < 0 ? brief : recent;
        Map<String, String> sent = new HashMap<>();
        return Multi.createFrom()
                .ticks()
                .every(page.every())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .item(() -> changed(sent, kept.get(sight, () -> make(page, asker, reader, query))))
                        .runSubscriptionOn(threads))
                .map(parts -> new StreamEvent(Long.toString(ids.incrementAndGet()), "parts", new Parts(parts)));
    }

    private List<Part> make(LivePage page, Asker asker, Reader then, Query query) {
        Reader reader = new Reader(then.locale(), then.zone(), clock.instant());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("standing", Pages.words(reader, LiveTemplates.standing(reader, standings.now()))));
        parts.addAll(page.parts(asker, reader, query));
        return parts;
    }

    private static List<Part> changed(Map<String, String> sent, List<Part> parts) {
        return parts.stream()
                .filter(part -> !part.html().equals(sent.put(part.id(), part.html())))
                .toList();
    }
}
