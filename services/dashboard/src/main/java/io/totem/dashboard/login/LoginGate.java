package io.totem.dashboard.login;

import io.totem.dashboard.attempt.DelayRule;
import io.totem.dashboard.attempt.FailureService;
import io.totem.dashboard.attempt.Failures;
import io.totem.dashboard.device.DeviceService;
import io.totem.dashboard.login.LoginSource.KnownDevice;
import io.totem.dashboard.login.LoginSource.Stranger;
import io.totem.platform.address.AddressBlock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says whether an attempt to log in may be made now. Each source waits for its own failures: a device for those made on it, an
 * address for those under the same name there. A stranger also waits for what other strangers did under the name, and a
 * little for what was tried under other names from the same address, but for each of those waits only once: a wait ticket
 * shows that it is over. Nothing but the device's cookie makes a difference, and what a stranger waits for shows no right
 * password of anybody: else the waits would tell which names there are, and who is logged in.
 */
@Singleton
class LoginGate {

    /** Failures of one source under one name. */
    static final DelayRule OWN = new DelayRule(3, Duration.ofSeconds(30));

    /** Failures of all strangers under one name. */
    static final DelayRule OF_NAME = new DelayRule(10, Duration.ofSeconds(30));

    /** Failures of all strangers at one address: short, since people share addresses. */
    static final DelayRule OF_ADDRESS = new DelayRule(20, Duration.ofSeconds(5));

    private final FailureService failures;
    private final DeviceService devices;
    private final WaitTickets tickets;
    private final Clock clock;

    LoginGate(FailureService failures, DeviceService devices, WaitTickets tickets, Clock clock) {
        this.failures = failures;
        this.devices = devices;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Asks the same of the store for a name that nobody has. */
    LoginSource sourceOf(LoginAttempt attempt) {
        String name = attempt.countedName();
        return attempt.device()
                .flatMap(key -> devices.find(name, key))
                .<LoginSource>map(known -> new KnownDevice(known.id()))
                .orElseGet(() -> new Stranger(attempt.block()));
    }

    /** How long the attempt has to wait; counts nothing. */
    Duration waitOf(LoginAttempt attempt, LoginSource source) {
        Duration own = failures.remaining(ownKey(attempt, source), OWN);
        return source instanceof Stranger ? longer(own, sharedWait(attempt)) : own;
    }

    /**
     * Counts the attempt.
     *
     * @return how long it has to wait after all, since another was faster; zero when it was counted and may go on
     */
    Duration begin(LoginAttempt attempt, LoginSource source) {
        Duration wait = waitOf(attempt, source);
        if (wait.isPositive()) {
            return wait;
        }
        Duration own = failures.begin(ownKey(attempt, source), OWN);
        if (own.isZero() && source instanceof Stranger) {
            failures.count(nameKey(attempt));
            failures.count(addressKey(attempt));
        }
        return own;
    }

    /** A device starts afresh. What strangers share counts on as if this attempt had not been made. */
    void succeeded(LoginAttempt attempt, LoginSource source) {
        switch (source) {
            case KnownDevice _ -> failures.forget(ownKey(attempt, source));
            case Stranger _ -> {
                failures.takeBack(ownKey(attempt, source));
                failures.takeBack(nameKey(attempt));
                failures.takeBack(addressKey(attempt));
            }
        }
    }

    /** What a stranger brings along after the wait. One that is still running stays as it is. */
    Optional<String> ticket(LoginAttempt attempt, LoginSource source, Duration wait) {
        if (!(source instanceof Stranger)) {
            return Optional.empty();
        }
        if (usableTicket(attempt).isPresent()) {
            return attempt.ticket();
        }
        Instant now = clock.instant();
        return Optional.of(tickets.write(new WaitTicket(now, now.plus(wait)), attempt.countedName(), attempt.block()));
    }

    private Duration sharedWait(LoginAttempt attempt) {
        return usableTicket(attempt)
                .map(ticket -> longer(Duration.ZERO, Duration.between(clock.instant(), ticket.validFrom())))
                .orElseGet(() -> longer(
                        failures.whole(nameKey(attempt), OF_NAME), failures.whole(addressKey(attempt), OF_ADDRESS)));
    }

    /** A ticket is good for one attempt: one made since it was issued has used it, whichever of several it was. */
    private Optional<WaitTicket> usableTicket(LoginAttempt attempt) {
        Optional<Failures> own = failures.find(pairKey(attempt.countedName(), attempt.block()));
        return attempt.ticket()
                .flatMap(text -> tickets.read(text, attempt.countedName(), attempt.block()))
                .filter(ticket -> !ticket.isExpired(clock.instant()))
                .filter(ticket ->
                        own.isEmpty() || ticket.issuedAt().isAfter(own.get().last()));
    }

    private static String ownKey(LoginAttempt attempt, LoginSource source) {
        return switch (source) {
            case KnownDevice device -> "device " + device.id();
            case Stranger stranger -> pairKey(attempt.countedName(), stranger.block());
        };
    }

    private static String pairKey(String name, AddressBlock block) {
        return "login " + name + " " + block.text();
    }

    private static String nameKey(LoginAttempt attempt) {
        return "name " + attempt.countedName();
    }

    private static String addressKey(LoginAttempt attempt) {
        return "address " + attempt.block().text();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
