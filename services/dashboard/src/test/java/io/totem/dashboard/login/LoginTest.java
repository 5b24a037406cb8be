package io.totem.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.dashboard.session.SessionBook;
import io.totem.dashboard.testing.SigningKey;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.caller.Role;
import io.totem.platform.security.SecurityLog;
import io.totem.platform.testing.MongoStore;
import io.totem.platform.testing.TurnableClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MongoStore.class)
@QuarkusTestResource(SigningKey.class)
class LoginTest {

    private static final String ADDRESS = "192.0.2.7";
    private static final String PASSWORD = "correct horse";

    @Inject
    Users users;

    @Inject
    SessionBook sessions;

    @Inject
    SecurityLog log;

    private final TurnableClock clock = new TurnableClock();
    private final List<Duration> waited = new ArrayList<>();
    private Login login;

    @BeforeEach
    void open() {
        String hash = Passwords.hash(PASSWORD);
        users.add(new User("ada", hash, Role.ADMIN, true, false, clock.instant()));
        users.add(new User("dora", hash, Role.ADMIN, false, false, clock.instant()));
        login = new Login(users, sessions, log, new LoginDelay(clock), waited::add);
    }

    @Test
    void the_right_name_and_password_open_a_session_however_the_name_is_written() throws InterruptedException {
        assertThat(login.attempt(" Ada ", PASSWORD, ADDRESS)).isInstanceOfSatisfying(LoginAnswer.Welcome.class, in -> {
            assertThat(in.user().name()).isEqualTo("ada");
            assertThat(sessions.forChanging(in.key())).isPresent();
        });
    }

    @Test
    void a_wrong_name_a_wrong_password_and_a_disabled_person_get_the_same_answer() throws InterruptedException {
        LoginAnswer wrong = new LoginAnswer.Wrong();
        assertThat(login.attempt("ada", "wrong", "198.51.100.1")).isEqualTo(wrong);
        assertThat(login.attempt("nobody", PASSWORD, "198.51.100.2")).isEqualTo(wrong);
        assertThat(login.attempt("{$ne: 1}", PASSWORD, "198.51.100.3")).isEqualTo(wrong);
        assertThat(login.attempt("dora", PASSWORD, "198.51.100.4")).isEqualTo(wrong);
        assertThat(login.attempt("ada", "", "198.51.100.5")).isEqualTo(wrong);
    }

    @Test
    void whoever_guesses_waits_and_whoever_knows_gets_in_all_the_same() throws InterruptedException {
        for (int attempt = 0; attempt < 5; attempt++) {
            login.attempt("ada", "guess " + attempt, ADDRESS);
        }
        assertThat(waited).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(login.attempt("ada", PASSWORD, ADDRESS)).isInstanceOf(LoginAnswer.Welcome.class);
        waited.clear();
        login.attempt("ada", "guess", ADDRESS);
        assertThat(waited).isEmpty();
    }

    @Test
    void a_wrong_name_takes_as_long_as_a_wrong_password() throws InterruptedException {
        long known = fastest("ada");
        long unknown = fastest("nobody");
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    /** The fastest of a few: the machine's other work only makes one slower. */
    private long fastest(String name) throws InterruptedException {
        long fastest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 4; attempt++) {
            long begin = System.nanoTime();
            login.attempt(name, "wrong password", ADDRESS);
            fastest = Math.min(fastest, System.nanoTime() - begin);
        }
        return fastest;
    }
}
