package io.totem.dashboard.session;

import java.time.Instant;
import java.util.Optional;

/** Where sessions are kept. */
public interface Sessions {

    void add(Session session);

    Optional<Session> find(String id);

    void seen(String id, Instant at);

    void remove(String id);

    /** Ends every session of a user but one. */
    void removeOthers(String user, String keptId);

    /** Ends every session of a user. */
    void removeAll(String user);

    /** Ends all of a user's sessions but those that were opened most recently. */
    void keepNewest(String user, int count);

    /** Forgets what nobody can use any more. */
    void removeOlder(Instant createdBefore, Instant lastSeenBefore);
}
