package io.totem.standalone.account;

import io.totem.dashboard.account.FirstAdmin;
import io.totem.dashboard.login.PasswordChange;
import io.totem.standalone.start.ConsoleMessages;
import io.totem.standalone.start.OwnerOnly;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Hands the first admin's password to the person who starts Totem: on the terminal, or in a file that is theirs alone
 * when there is none. It never goes where a service manager would keep it.
 */
@Singleton
public class FirstPassword {

    private final Path file;

    FirstPassword(StandaloneConfig config) {
        this.file = config.data().resolve("first-password");
    }

    /** Says the password, or where it is. */
    public void hand(String password, ConsoleMessages words) {
        if (isTerminal()) {
            System.out.println(words.say("first.terminal", FirstAdmin.NAME, password));
            return;
        }
        try {
            OwnerOnly.write(file, password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the first password cannot be written to " + file, e);
        }
        System.out.println(words.say("first.file", FirstAdmin.NAME, file));
    }

    void forget(@Observes PasswordChange.Done done) throws IOException {
        if (done.user().equals(FirstAdmin.NAME)) {
            Files.deleteIfExists(file);
        }
    }

    /** Whether a person reads what we print: standard output itself, not only one of the three streams. */
    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
