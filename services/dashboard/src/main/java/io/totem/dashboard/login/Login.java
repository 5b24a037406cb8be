package io.totem.dashboard.login;

import io.totem.dashboard.device.DeviceService;
import io.totem.dashboard.session.SessionService;
import io.totem.dashboard.user.PasswordQueue;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.security.SecurityLog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Checks a name and a password. Whoever has to wait is told for how long, at once. */
@Singleton
class Login {

    /** When no turn in the queue for passwords is to be had. */
    static final Duration CROWDED = Duration.ofSeconds(2);

    private final Users users;
    private final SessionService sessions;
    private final DeviceService devices;
    private final LoginGate gate;
    private final PasswordQueue queue;
    private final SecurityLog log;

    Login(
            Users users,
            SessionService sessions,
            DeviceService devices,
            LoginGate gate,
            PasswordQueue queue,
            SecurityLog log) {
        this.users = users;
        this.sessions = sessions;
        this.devices = devices;
        this.gate = gate;
        this.queue = queue;
        this.log = log;
    }

    LoginAnswer attempt(LoginAttempt attempt) throws InterruptedException {
        LoginSource source = gate.sourceOf(attempt);
        Duration wait = gate.waitOf(attempt, source);
        if (wait.isPositive()) {
            return later(attempt, source, wait);
        }
        return queue.run(source.lane(), source.queue(), () -> inTurn(attempt, source))
                .orElseGet(() -> later(attempt, source, CROWDED));
    }

    private LoginAnswer inTurn(LoginAttempt attempt, LoginSource source) {
        Duration wait = gate.begin(attempt, source);
        if (wait.isPositive()) {
            return later(attempt, source, wait);
        }
        Optional<User> user = attempt.name().flatMap(users::find);
        boolean right = Passwords.matches(user, attempt.password());
        if (!right || !user.map(User::enabled).orElse(false)) {
            log.refused(attempt.typedName(), attempt.address(), "wrong name or password", "/login");
            return new LoginAnswer.Wrong();
        }
        gate.succeeded(attempt, source);
        return new LoginAnswer.Welcome(
                user.get(),
                sessions.open(user.get(), Optional.of(attempt.address())),
                devices.remember(user.get().name(), attempt.device()));
    }

    private LoginAnswer later(LoginAttempt attempt, LoginSource source, Duration wait) {
        return new LoginAnswer.Later(wait, gate.ticket(attempt, source, wait));
    }
}
