package io.totem.dashboard.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.store.AuthDatabase;
import io.totem.dashboard.user.MongoUsers;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.caller.Role;
import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionServiceTest {

    private final TurnableClock clock = new TurnableClock();
    private MongoServer server;
    private MongoClient client;
    private AuthDatabase database;
    private Users users;
    private SessionService book;
    private User ada;

    private record Lifetimes(Duration idle, Duration total, Duration cacheTtl) implements SessionConfig {}

    @BeforeEach
    void open() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
        database = new AuthDatabase(client, Duration.ofSeconds(2));
        users = new MongoUsers(database);
        Lifetimes lifetimes = new Lifetimes(Duration.ofHours(8), Duration.ofHours(24), Duration.ofSeconds(5));
        book = new SessionService(new MongoSessions(database), users, lifetimes, clock);
        ada = new User("ada", "hash", Role.OPERATOR, true, false, clock.instant());
        users.add(ada);
    }

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void the_store_never_sees_what_the_cookie_holds() {
        CookieKey key = book.open(ada, Optional.of("192.0.2.7"));
        String rows = database.collection("sessions").find().first().toJson();
        assertThat(rows).contains("192.0.2.7").doesNotContain(key.value());
        assertThat(key).asString().doesNotContain(key.value());
        assertThat(book.forReading(key))
                .contains(new Caller("ada", Role.OPERATOR, key.id(), Optional.of("192.0.2.7"), false));
    }

    @Test
    void a_session_ends_after_eight_hours_without_use() {
        CookieKey key = book.open(ada, Optional.empty());
        clock.turn(Duration.ofHours(7));
        assertThat(book.forReading(key)).isPresent();
        clock.turn(Duration.ofHours(7));
        assertThat(book.forReading(key)).isPresent();
        clock.turn(Duration.ofHours(8));
        assertThat(book.forReading(key)).isEmpty();
        assertThat(database.collection("sessions").countDocuments()).isZero();
    }

    @Test
    void a_session_ends_after_a_day_however_much_it_is_used() {
        CookieKey key = book.open(ada, Optional.empty());
        for (int hour = 1; hour < 24; hour++) {
            clock.turn(Duration.ofHours(1));
            assertThat(book.forReading(key)).isPresent();
        }
        clock.turn(Duration.ofHours(1));
        assertThat(book.forReading(key)).isEmpty();
    }

    @Test
    void a_disabled_person_is_out_at_once_for_changes_and_within_seconds_for_reading() {
        CookieKey key = book.open(ada, Optional.empty());
        assertThat(book.forReading(key)).isPresent();
        set("enabled", false);
        assertThat(book.forChanging(key)).isEmpty();
        assertThat(book.forReading(key)).isEmpty();
    }

    @Test
    void a_lower_role_holds_from_the_next_change_on() {
        CookieKey key = book.open(ada, Optional.empty());
        assertThat(book.forReading(key)).map(Caller::role).contains(Role.OPERATOR);
        set("role", Role.VIEWER.group());
        assertThat(book.forReading(key)).map(Caller::role).contains(Role.OPERATOR);
        clock.turn(Duration.ofSeconds(5));
        assertThat(book.forReading(key)).map(Caller::role).contains(Role.VIEWER);
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_a_reset_all_of_them() {
        CookieKey here = book.open(ada, Optional.empty());
        CookieKey elsewhere = book.open(ada, Optional.empty());
        assertThat(book.forReading(elsewhere)).isPresent();
        book.endOthers(book.forChanging(here).orElseThrow());
        assertThat(book.forReading(elsewhere)).isEmpty();
        assertThat(book.forReading(here)).isPresent();
        book.endAll("ada");
        assertThat(book.forReading(here)).isEmpty();
    }

    @Test
    void a_key_nobody_was_given_opens_nothing() {
        assertThat(book.forReading(CookieKey.random())).isEmpty();
        assertThat(CookieKey.parse("")).isEmpty();
        assertThat(CookieKey.parse("a".repeat(42) + "$")).isEmpty();
    }

    @Test
    void sessions_nobody_can_use_are_forgotten() {
        book.open(ada, Optional.empty());
        clock.turn(Duration.ofHours(9));
        CookieKey fresh = book.open(ada, Optional.empty());
        book.sweep();
        assertThat(database.collection("sessions").countDocuments()).isEqualTo(1);
        assertThat(book.forReading(fresh)).isPresent();
    }

    @Test
    void a_user_has_the_fifty_newest_sessions_and_takes_none_from_others() {
        CookieKey ofBob =
                book.open(new User("bob", "hash", Role.VIEWER, true, false, clock.instant()), Optional.empty());
        CookieKey oldest = book.open(ada, Optional.empty());
        for (int number = 0; number < SessionService.SESSIONS_OF_ONE; number++) {
            clock.turn(Duration.ofSeconds(1));
            book.open(ada, Optional.empty());
        }
        assertThat(book.forChanging(oldest)).isEmpty();
        assertThat(database.collection("sessions").countDocuments()).isEqualTo(SessionService.SESSIONS_OF_ONE + 1L);
        assertThat(database.collection("sessions").find(Filters.eq("_id", ofBob.id())))
                .isNotEmpty();
    }

    /** As an administrator changes it in the database. */
    private void set(String field, Object value) {
        database.collection("users").updateOne(Filters.eq("_id", "ada"), Updates.set(field, value));
    }
}
