package io.totem.dashboard.session;

import com.github.benmanes.caffeine.cache.Cache;
import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.cache.Caches;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Opens, checks and ends sessions. Everything here may wait for the store: never call it on an event loop. */
@Singleton
public class SessionService {

    /** A session in use writes to the store this often at most. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    /** More browsers than one person has; the oldest session makes room. */
    static final int SESSIONS_OF_ONE = 50;

    private static final int MOST_RECENT = 1_000;

    private final Sessions sessions;
    private final Users users;
    private final SessionConfig config;
    private final Clock clock;

    /** By the session's id, kept for a few seconds so that a page with ten requests asks the store once. */
    private final Cache<String, Caller> recent;

    public SessionService(Sessions sessions, Users users, SessionConfig config, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.config = config;
        this.clock = clock;
        this.recent = Caches.bounded(clock, MOST_RECENT)
                .expireAfterWrite(config.cacheTtl())
                .build();
    }

    /** A new session; the key goes into the cookie and nowhere else. */
    public CookieKey open(User user, Optional<String> address) {
        Instant now = clock.instant();
        CookieKey key = CookieKey.random();
        sessions.add(new Session(key.id(), user.name(), now, now, address));
        sessions.keepNewest(user.name(), SESSIONS_OF_ONE);
        return key;
    }

    /** Who holds this key, as known a few seconds ago at most: for requests that change nothing. */
    public Optional<Caller> forReading(CookieKey key) {
        return Optional.ofNullable(recent.getIfPresent(key.id())).or(() -> forChanging(key));
    }

    /** Who holds this key, asked of the store now. */
    public Optional<Caller> forChanging(CookieKey key) {
        Optional<Caller> caller = sessions.find(key.id()).flatMap(this::check);
        caller.ifPresentOrElse(found -> recent.put(key.id(), found), () -> recent.invalidate(key.id()));
        return caller;
    }

    public void end(Caller caller) {
        sessions.remove(caller.sessionId());
        recent.invalidate(caller.sessionId());
    }

    /** After a change of password: whoever else is logged in under this name has to log in again. */
    public void endOthers(Caller caller) {
        sessions.removeOthers(caller.name(), caller.sessionId());
        recent.invalidateAll();
    }

    /** After a reset of the password by somebody else. */
    public void endAll(String user) {
        sessions.removeAll(user);
        recent.invalidateAll();
    }

    /** Removes the rows nobody can use any more. */
    public void sweep() {
        Instant now = clock.instant();
        sessions.removeOlder(now.minus(config.total()), now.minus(config.idle()));
    }

    private boolean isAlive(Session session) {
        Instant now = clock.instant();
        return now.isBefore(session.createdAt().plus(config.total()))
                && now.isBefore(session.lastSeenAt().plus(config.idle()));
    }

    private Optional<Caller> check(Session session) {
        Instant now = clock.instant();
        if (!isAlive(session)) {
            sessions.remove(session.id());
            return Optional.empty();
        }
        Optional<Caller> caller = users.find(session.user())
                .filter(User::enabled)
                .map(user -> new Caller(
                        user.name(), user.role(), session.id(), session.address(), user.mustChangePassword()));
        if (caller.isPresent() && session.lastSeenAt().plus(SEEN_STEP).isBefore(now)) {
            sessions.seen(session.id(), now);
        }
        return caller;
    }
}
