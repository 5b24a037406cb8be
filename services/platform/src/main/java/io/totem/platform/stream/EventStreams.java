package io.totem.platform.stream;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Server-sent events the way every stream of Totem speaks: a comment at once (a proxy holds back an empty answer), a
 * ping every {@link #PING}, an id on each event, and an end when the caller's token ends, so that a person whose access
 * was taken away does not go on watching.
 */
@RequestScoped
public class EventStreams {

    public static final Duration PING = Duration.ofSeconds(5);

    private final SecurityIdentity identity;
    private final Clock clock;

    EventStreams(SecurityIdentity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    public Multi<OutboundSseEvent> stream(Sse sse, Multi<StreamEvent> events) {
        Multi<OutboundSseEvent> pings =
                Multi.createFrom().ticks().every(PING).onOverflow().drop().map(tick -> comment(sse, "ping"));
        Multi<OutboundSseEvent> data = events.map(event -> sse.newEventBuilder()
                .id(event.id())
                .name(event.name())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(event.data())
                .build());
        Multi<OutboundSseEvent> body =
                Multi.createBy().merging().withConcurrency(2).streams(data, pings);
        Multi<OutboundSseEvent> whole =
                Multi.createBy().concatenating().streams(Multi.createFrom().item(comment(sse, "open")), body);
        return whole.select().first(timeLeft());
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
