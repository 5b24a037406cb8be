package io.totem.dashboard.login;

import io.totem.dashboard.attempt.FailureService;
import io.totem.dashboard.session.Caller;
import io.totem.dashboard.session.SessionService;
import io.totem.dashboard.user.PasswordQueue;
import io.totem.dashboard.user.PasswordRule;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.security.SecurityLog;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * A person replaces their own password. Wrong old ones count by session: whoever stole one cannot try many, and does not slow
 * the owner, who has another.
 */
@Singleton
public class PasswordChange {

    /** Fired after a person chose a password of their own. */
    public record Done(String user) {}

    /** What the form said. */
    record Wish(String old, String chosen, String repeated) {}

    /** How it ended. */
    sealed interface Answer {

        record Changed() implements Answer {}

        record WrongOldPassword() implements Answer {}

        /** Nothing was looked at. @param delay after how long to try again */
        record Later(Duration delay) implements Answer {}

        record Refused(PasswordRule rule) implements Answer {}
    }

    private final Users users;
    private final SessionService sessions;
    private final FailureService failures;
    private final PasswordQueue queue;
    private final SecurityLog log;
    private final Event<Done> done;

    PasswordChange(
            Users users,
            SessionService sessions,
            FailureService failures,
            PasswordQueue queue,
            SecurityLog log,
            Event<Done> done) {
        this.users = users;
        this.sessions = sessions;
        this.failures = failures;
        this.queue = queue;
        this.log = log;
        this.done = done;
    }

    Answer change(Caller person, Wish wish) throws InterruptedException {
        String key = "session " + person.sessionId();
        Duration wait = failures.remaining(key, LoginGate.OWN);
        if (wait.isPositive()) {
            return new Answer.Later(wait);
        }
        return queue.run(PasswordQueue.Lane.KNOWN, key, () -> inTurn(person, wish, key))
                .orElse(new Answer.Later(Login.CROWDED));
    }

    private Answer inTurn(Caller person, Wish wish, String key) {
        Duration wait = failures.begin(key, LoginGate.OWN);
        if (wait.isPositive()) {
            return new Answer.Later(wait);
        }
        Optional<User> user = users.find(person.name());
        if (!Passwords.matches(user, wish.old())) {
            log.refused(person.name(), person.address().orElse("?"), "wrong old password", "/password");
            return new Answer.WrongOldPassword();
        }
        failures.forget(key);
        Optional<PasswordRule> broken =
                PasswordRule.brokenBy(person.name(), wish.old(), wish.chosen(), wish.repeated());
        if (broken.isPresent()) {
            return new Answer.Refused(broken.get());
        }
        users.setPassword(person.name(), Passwords.hash(wish.chosen()), false);
        sessions.endOthers(person);
        done.fire(new Done(person.name()));
        return new Answer.Changed();
    }
}
