package io.totem.dashboard.account;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.totem.platform.store.StoreUnavailableException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes the first admin as soon as the store answers, where the configuration has a password for them. */
@Singleton
class FirstAdminInitializer {

    private static final Logger LOG = Logger.getLogger(FirstAdminInitializer.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final AccountConfig config;
    private final FirstAdmin admin;
    private Thread trying;

    FirstAdminInitializer(AccountConfig config, FirstAdmin admin) {
        this.config = config;
        this.admin = admin;
    }

    void start(@Observes StartupEvent event) {
        config.firstPassword()
                .ifPresent(password ->
                        trying = Thread.ofVirtual().name("first-admin").start(() -> keepTrying(password)));
    }

    void stop(@Observes ShutdownEvent event) {
        if (trying != null) {
            trying.interrupt();
        }
    }

    private void keepTrying(String password) {
        boolean said = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (admin.ensure(() -> password)) {
                    LOG.infof(
                            "the user %s was made; the password is the one in the secret admin_password",
                            FirstAdmin.NAME);
                }
                return;
            } catch (StoreUnavailableException e) {
                if (!said) {
                    LOG.warnf("nobody can log in yet: %s", e.getMessage());
                    said = true;
                }
            }
            try {
                Thread.sleep(BETWEEN_TRIES);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }
}
