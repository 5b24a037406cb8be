package io.totem.standalone.account;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.totem.dashboard.session.MongoSessions;
import io.totem.dashboard.store.AuthDatabase;
import io.totem.dashboard.user.MongoUsers;
import io.totem.dashboard.user.PasswordReset;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.UserName;
import io.totem.standalone.start.ConsoleMessages;
import io.totem.standalone.start.DataFolder;
import io.totem.standalone.start.DataLock;
import io.totem.standalone.start.OwnerOnly;
import io.totem.standalone.start.Settings;
import io.totem.standalone.start.StartFailure;
import io.totem.standalone.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code password USER}: the owner of the data folder gives a user a new password. A running Totem holds the embedded
 * store, so it is asked through a file; otherwise the store is opened here.
 */
public final class PasswordCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofMillis(100);

    private PasswordCommand() {}

    /** The new password. @throws StartFailure when it cannot be given */
    public static String run(Settings settings, String typedName) {
        String user = UserName.parse(typedName)
                .orElseThrow(() -> new StartFailure(ConsoleMessages.text("password.unknown", typedName)));
        DataFolder folder = DataFolder.open(settings.data());
        if (!folder.isComplete()) {
            throw new StartFailure(ConsoleMessages.text("password.nothing", folder.path()));
        }
        String password = Passwords.generate();
        PasswordRequest request = new PasswordRequest(user, Passwords.hash(password));
        if (!reset(settings, folder, request)) {
            throw new StartFailure(ConsoleMessages.text("password.unknown", user));
        }
        return password;
    }

    private static boolean reset(Settings settings, DataFolder folder, PasswordRequest request) {
        if (settings.mongoUrl().isPresent()) {
            return resetIn(settings.mongoUrl().get(), request);
        }
        Optional<DataLock> lock = DataLock.tryTake(folder);
        if (lock.isEmpty()) {
            return ask(folder.requests(), request);
        }
        try (DataLock _ = lock.get();
                EmbeddedStore store = EmbeddedStore.open(folder, false)) {
            return resetIn(store.connectionString(), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean resetIn(String connectionString, PasswordRequest request) {
        try (MongoClient client = MongoClients.create(connectionString)) {
            AuthDatabase database = new AuthDatabase(client, PATIENCE);
            PasswordReset reset = new PasswordReset(new MongoUsers(database), new MongoSessions(database)::removeAll);
            return reset.reset(request.user(), request.passwordHash());
        }
    }

    private static boolean ask(Path folder, PasswordRequest request) {
        String name = UUID.randomUUID().toString();
        Path question = folder.resolve(name + PasswordRequests.ENDING);
        Path answer = folder.resolve(name + PasswordRequests.ANSWER_ENDING);
        try {
            OwnerOnly.createFolder(folder);
            OwnerOnly.write(question, request.text());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(answer) && System.nanoTime() < deadline) {
                Thread.sleep(STEP);
            }
            String text = Files.exists(answer) ? Files.readString(answer) : PasswordRequests.FAILED;
            Files.deleteIfExists(question);
            Files.deleteIfExists(answer);
            if (text.equals(PasswordRequests.FAILED)) {
                throw new StartFailure(ConsoleMessages.text("password.no_answer"));
            }
            return text.equals(PasswordRequests.DONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(ConsoleMessages.text("password.no_answer"), e);
        }
    }
}
