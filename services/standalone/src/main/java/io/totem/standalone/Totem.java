package io.totem.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.totem.dashboard.account.FirstAdmin;
import io.totem.dashboard.user.Passwords;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.standalone.account.FirstPassword;
import io.totem.standalone.start.ConsoleMessages;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The running application: sees that somebody can log in, says where it is, then waits for its end. */
final class Totem implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(Totem.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(8);

    private final FirstAdmin firstAdmin;
    private final FirstPassword firstPassword;
    private final int port;

    /** One for all tries: of a try whose answer did not come nobody knows whether it was made. */
    private final String password = Passwords.generate();

    Totem(FirstAdmin firstAdmin, FirstPassword firstPassword, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.firstAdmin = firstAdmin;
        this.firstPassword = firstPassword;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        ConsoleMessages words = new ConsoleMessages(System.getenv());
        if (!seeThatSomebodyCanLogInSoon(words)) {
            Thread.ofVirtual().name("first-admin").start(() -> keepTrying(words));
        }
        System.out.println(words.say("serve.ready", "http://127.0.0.1:" + port + "/"));
        Quarkus.waitForExit();
        return 0;
    }

    /** On a busy machine the store's first answer takes longer than any later one. */
    private boolean seeThatSomebodyCanLogInSoon(ConsoleMessages words) {
        long deadline = System.nanoTime() + FIRST_ANSWER.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                makeFirstAdmin(words);
                return true;
            } catch (StoreUnavailableException notYet) {
                LOG.debug("the store has not answered yet", notYet);
            }
        }
        return seeThatSomebodyCanLogIn(words);
    }

    private void keepTrying(ConsoleMessages words) {
        try {
            do {
                Thread.sleep(BETWEEN_TRIES);
            } while (!seeThatSomebodyCanLogIn(words));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when the store, a MongoDB elsewhere, does not answer: Totem runs all the same and says so in its health. */
    private boolean seeThatSomebodyCanLogIn(ConsoleMessages words) {
        try {
            makeFirstAdmin(words);
            return true;
        } catch (StoreUnavailableException e) {
            LOG.warnf("nobody can log in yet: %s", e.getMessage());
            return false;
        }
    }

    private void makeFirstAdmin(ConsoleMessages words) {
        if (firstAdmin.ensure(() -> password)) {
            firstPassword.hand(password, words);
        }
    }
}
