package io.totem.dashboard.login;

import io.totem.dashboard.session.SessionBook;
import io.totem.dashboard.session.SignedIn;
import io.totem.dashboard.user.PasswordRule;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A person replaces their own password. */
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

        record Refused(PasswordRule rule) implements Answer {}
    }

    private final Users users;
    private final SessionBook sessions;
    private final Event<Done> done;

    PasswordChange(Users users, SessionBook sessions, Event<Done> done) {
        this.users = users;
        this.sessions = sessions;
        this.done = done;
    }

    Answer change(SignedIn person, Wish wish) {
        Optional<User> user = users.find(person.name());
        if (!Passwords.matches(user, wish.old())) {
            return new Answer.WrongOldPassword();
        }
        Optional<PasswordRule> broken =
                PasswordRule.brokenBy(person.name(), wish.old(), wish.chosen(), wish.repeated());
        if (broken.isPresent()) {
            return new Answer.Refused(broken.get());
        }
        users.replace(user.get().withPassword(Passwords.hash(wish.chosen()), false));
        sessions.endOthers(person);
        done.fire(new Done(person.name()));
        return new Answer.Changed();
    }
}
