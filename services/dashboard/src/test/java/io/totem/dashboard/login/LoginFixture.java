package io.totem.dashboard.login;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.totem.dashboard.attempt.FailureService;
import io.totem.dashboard.attempt.MongoFailures;
import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.device.DeviceService;
import io.totem.dashboard.device.MongoDevices;
import io.totem.dashboard.session.MongoSessions;
import io.totem.dashboard.session.SessionConfig;
import io.totem.dashboard.session.SessionService;
import io.totem.dashboard.store.AuthDatabase;
import io.totem.dashboard.user.MongoUsers;
import io.totem.dashboard.user.PasswordQueue;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.platform.caller.Role;
import io.totem.platform.security.SecurityLog;
import io.totem.platform.testing.TurnableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The whole login over a store of one test's own, at a time that the test turns on. Ada and Dora have a password; Dora is disabled. */
final class LoginFixture implements AutoCloseable {

    static final String PASSWORD = "correct horse";

    private static final String HASH = Passwords.hash(PASSWORD);

    final TurnableClock clock = new TurnableClock();
    final AuthDatabase database;
    final SessionService sessions;
    final DeviceService devices;
    final FailureService failures;
    final LoginGate gate;
    final Login login;
    private final MongoServer server;
    private final MongoClient client;

    private record Lifetimes(Duration idle, Duration total, Duration cacheTtl) implements SessionConfig {}

    LoginFixture() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
        database = new AuthDatabase(client, Duration.ofSeconds(2));
        MongoUsers users = new MongoUsers(database);
        users.add(new User("ada", HASH, Role.ADMIN, true, false, clock.instant()));
        users.add(new User("dora", HASH, Role.ADMIN, false, false, clock.instant()));
        sessions = new SessionService(
                new MongoSessions(database),
                users,
                new Lifetimes(Duration.ofHours(8), Duration.ofHours(24), Duration.ofSeconds(5)),
                clock);
        devices = new DeviceService(new MongoDevices(database), clock);
        failures = new FailureService(new MongoFailures(database), clock);
        gate = new LoginGate(
                failures, devices, new WaitTickets("a secret of this test".getBytes(StandardCharsets.UTF_8)), clock);
        login = new Login(users, sessions, devices, gate, new PasswordQueue(1), new SecurityLog(clock));
    }

    static LoginAttempt attempt(String name, String password, String address) {
        return new LoginAttempt(name, password, address, Optional.empty(), Optional.empty());
    }

    static LoginAttempt onDevice(LoginAttempt attempt, CookieKey device) {
        return new LoginAttempt(
                attempt.typedName(), attempt.password(), attempt.address(), Optional.of(device), attempt.ticket());
    }

    static LoginAttempt withTicket(LoginAttempt attempt, String ticket) {
        return new LoginAttempt(
                attempt.typedName(), attempt.password(), attempt.address(), attempt.device(), Optional.of(ticket));
    }

    /** Everything of an attempt but its work: how long it has to wait, zero when it was counted as a failure. */
    Duration fail(String name, String address) {
        LoginAttempt attempt = attempt(name, "wrong", address);
        return gate.begin(attempt, gate.sourceOf(attempt));
    }

    /** With the right password, in a new browser. */
    void logIn(String name, String address) {
        logIn(attempt(name, PASSWORD, address));
    }

    void logIn(LoginAttempt attempt) {
        try {
            if (!(login.attempt(attempt) instanceof LoginAnswer.Welcome)) {
                throw new AssertionError(attempt + " was not let in");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As many failures, each after its wait. */
    void failPatiently(String name, String address, int count) {
        LoginAttempt attempt = attempt(name, "wrong", address);
        for (int number = 0; number < count; number++) {
            clock.turn(waitOf(attempt));
            fail(name, address);
        }
    }

    Duration waitOf(LoginAttempt attempt) {
        return gate.waitOf(attempt, gate.sourceOf(attempt));
    }

    String ticket(LoginAttempt attempt) {
        return gate.ticket(attempt, gate.sourceOf(attempt), waitOf(attempt)).orElseThrow();
    }

    long rows() {
        return database.collection("failures").countDocuments();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
