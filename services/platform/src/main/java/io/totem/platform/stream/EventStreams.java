package io.totem.platform.stream;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Multi;
import io.totem.platform.problem.ProblemException;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Server-sent events the way every stream of Totem speaks: a comment at once (a proxy holds back an empty answer), a
 * ping every {@link #PING}, an id on each event, an end when the caller's token ends, so that a person whose access was
 * taken away does not go on watching, and not more at once than {@link StreamSlots} has for the caller.
 */
@RequestScoped
public class EventStreams {

    public static final Duration PING = Duration.ofSeconds(5);

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final StreamSlots slots;
    private final Clock clock;

    EventStreams(SecurityIdentity identity, CurrentVertxRequest request, StreamSlots slots, Clock clock) {
        this.identity = identity;
        this.request = request;
        this.slots = slots;
        this.clock = clock;
    }

    /** @throws ProblemException 429 when the caller, or all together, have too many open; then nobody subscribes */
    public Multi<OutboundSseEvent> stream(Sse sse, Multi<StreamEvent> events) {
        forbidHoldingBack();
        Multi<OutboundSseEvent> pings =
                Multi.createFrom().ticks().every(PING).onOverflow().drop().map(tick -> comment(sse, "ping"));
        Multi<OutboundSseEvent> data = events.map(event -> sse.newEventBuilder()
                .id(event.id())
                .name(event.name())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(event.data())
                .build());
        OutboundSseEvent end = comment(sse, "end");
        Multi<OutboundSseEvent> body = Multi.createBy()
                .merging()
                .withConcurrency(2)
                .streams(data.onCompletion().continueWith(end), pings)
                .select()
                .first(event -> event != end);
        Multi<OutboundSseEvent> whole =
                Multi.createBy().concatenating().streams(Multi.createFrom().item(comment(sse, "open")), body);
        return slots.counted(
                identity.getPrincipal().getName(),
                request.getCurrent(),
                whole.select().first(timeLeft()));
    }

    /** No proxy may buffer, compress or keep an event stream. */
    private void forbidHoldingBack() {
        MultiMap headers = request.getCurrent().response().headers();
        headers.set("X-Accel-Buffering", "no");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
    }

    private Duration timeLeft() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
            return left.isPositive() ? left : Duration.ofMillis(1);
        }
        return Duration.ofMinutes(5);
    }

    private static OutboundSseEvent comment(Sse sse, String text) {
        return sse.newEventBuilder().comment(text).build();
    }
}
