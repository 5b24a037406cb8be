package io.totem.dashboard.session;

import io.smallrye.mutiny.Uni;
import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.origin.OriginFilter;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Asks for a request's session from an event loop, without holding it up. */
@Singleton
public class SessionChecks {

    private final SessionService book;
    private final SessionCookie cookies;

    SessionChecks(SessionService book, SessionCookie cookies) {
        this.book = book;
        this.cookies = cookies;
    }

    /** Empty when the request has no cookie of ours, or one that opens nothing. */
    public Uni<Optional<Caller>> check(RoutingContext context) {
        return cookies.read(context.request())
                .map(key -> ask(context, key))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Caller>> ask(RoutingContext context, CookieKey key) {
        boolean reading = OriginFilter.isReading(context.request().method());
        Callable<Optional<Caller>> question = () -> reading ? book.forReading(key) : book.forChanging(key);
        return Uni.createFrom()
                .completionStage(
                        () -> context.vertx().executeBlocking(question, false).toCompletionStage());
    }
}
