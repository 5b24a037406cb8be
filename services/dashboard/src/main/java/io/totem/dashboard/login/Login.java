package io.totem.dashboard.login;

import io.totem.dashboard.session.SessionBook;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.UserName;
import io.totem.dashboard.user.Users;
import io.totem.platform.security.SecurityLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Checks a name and a password, slowly for whoever guesses. */
@Singleton
class Login {

    static final int MAX_WAITING = 200;

    /** How a caller's virtual thread waits. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    private final Users users;
    private final SessionBook sessions;
    private final SecurityLog log;
    private final LoginDelay delay;
    private final Pause pause;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    @Inject
    Login(Users users, SessionBook sessions, SecurityLog log, Clock clock) {
        this(users, sessions, log, new LoginDelay(clock), Thread::sleep);
    }

    Login(Users users, SessionBook sessions, SecurityLog log, LoginDelay delay, Pause pause) {
        this.users = users;
        this.sessions = sessions;
        this.log = log;
        this.delay = delay;
        this.pause = pause;
    }

    /** Blocks for as long as the attempt has to wait. */
    LoginAnswer attempt(String typedName, String password, String address) throws InterruptedException {
        if (!waiting.tryAcquire()) {
            log.refused(typedName, address, "too many logins wait", "/login");
            return new LoginAnswer.Busy();
        }
        try {
            return attemptInTurn(typedName, password, address);
        } finally {
            waiting.release();
        }
    }

    private LoginAnswer attemptInTurn(String typedName, String password, String address) throws InterruptedException {
        Optional<String> name = UserName.parse(typedName);
        String counted = name.orElse("?");
        Duration wait = delay.begin(counted, address);
        if (wait.isPositive()) {
            pause.of(wait);
        }
        Optional<User> user = name.flatMap(users::find);
        boolean right = Passwords.matches(user, password);
        if (!right || !user.map(User::enabled).orElse(false)) {
            log.refused(typedName, address, "wrong name or password", "/login");
            return new LoginAnswer.Wrong();
        }
        delay.succeeded(counted, address);
        return new LoginAnswer.Welcome(user.get(), sessions.open(user.get(), Optional.of(address)));
    }
}
