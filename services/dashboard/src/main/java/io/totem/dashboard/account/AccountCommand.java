package io.totem.dashboard.account;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.totem.api.text.LocalizedText;
import io.totem.dashboard.session.MongoSessions;
import io.totem.dashboard.store.AuthDatabase;
import io.totem.dashboard.store.AuthStoreConfig;
import io.totem.dashboard.user.MongoUsers;
import io.totem.dashboard.user.PasswordReset;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.UserName;
import io.totem.platform.caller.Role;
import io.totem.platform.secret.SecretFiles;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.platform.text.MessageBundle;
import io.totem.platform.text.UntrustedText;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code password NAME} and {@code user NAME ROLE}: whoever runs the containers gives a user a new password, or makes
 * one. Works on the store directly, beside the running dashboard, with the same environment.
 */
public final class AccountCommand {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final MessageBundle TEXTS = MessageBundle.of(AccountCommand.class, "dashboard-account");

    private final MongoUsers users;
    private final PasswordReset reset;
    private final Clock clock;

    AccountCommand(AuthDatabase database, Clock clock) {
        this.users = new MongoUsers(database);
        this.reset = new PasswordReset(users, new MongoSessions(database)::removeAll);
        this.clock = clock;
    }

    /** What was done, or why not. */
    record Result(boolean done, LocalizedText text) {}

    public static void main(String... arguments) {
        Locale language =
                Optional.ofNullable(System.getenv("LANG")).orElse("").startsWith("ko") ? Locale.KOREAN : Locale.ENGLISH;
        List<String> words = List.of(arguments);
        boolean password = words.size() == 2 && words.getFirst().equals("password");
        boolean user = words.size() == 3 && words.getFirst().equals("user");
        if (!password && !user) {
            System.err.println(TEXTS.text("usage").in(language));
            System.exit(MISUSED);
        }
        try (MongoClient client = client(System.getenv())) {
            AccountCommand command = new AccountCommand(new AuthDatabase(client, TIMEOUT), Clock.systemUTC());
            Result result = password ? command.password(words.get(1)) : command.user(words.get(1), words.get(2));
            (result.done() ? System.out : System.err).println(result.text().in(language));
            if (!result.done()) {
                System.exit(FAILED);
            }
        } catch (StoreUnavailableException e) {
            System.err.println(TEXTS.text("store.away", UntrustedText.visible(e.getMessage()))
                    .in(language));
            System.exit(FAILED);
        }
    }

    /** A new password for somebody; their sessions end. */
    Result password(String typedName) {
        String password = Passwords.generate();
        return UserName.parse(typedName)
                .filter(name -> reset.reset(name, Passwords.hash(password)))
                .map(name -> new Result(true, TEXTS.text("password.done", name, password)))
                .orElseGet(() -> new Result(false, TEXTS.text("user.unknown", UntrustedText.visible(typedName))));
    }

    /** Somebody new, with a password that only serves to choose another. */
    Result user(String typedName, String typedRole) {
        Optional<String> name = UserName.parse(typedName);
        if (name.isEmpty()) {
            return new Result(false, TEXTS.text("user.name", UntrustedText.visible(typedName)));
        }
        Optional<Role> role = Role.ofGroup(typedRole);
        if (role.isEmpty()) {
            return new Result(false, TEXTS.text("user.role", UntrustedText.visible(typedRole)));
        }
        if (users.find(name.get()).isPresent()) {
            return new Result(false, TEXTS.text("user.exists", name.get()));
        }
        String password = Passwords.generate();
        users.add(new User(name.get(), Passwords.hash(password), role.get(), true, true, clock.instant()));
        return new Result(true, TEXTS.text("user.done", name.get(), role.get().group(), password));
    }

    private static MongoClient client(Map<String, String> environment) {
        Map<String, String> values = new HashMap<>(environment);
        values.putAll(SecretFiles.read(environment));
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(
                        values.getOrDefault("QUARKUS_MONGODB_CONNECTION_STRING", "mongodb://localhost:27017")));
        Optional.ofNullable(values.get("QUARKUS_MONGODB_CREDENTIALS_USERNAME"))
                .ifPresent(user -> settings.credential(MongoCredential.createCredential(
                        user,
                        values.getOrDefault("QUARKUS_MONGODB_CREDENTIALS_AUTH_SOURCE", AuthStoreConfig.DATABASE),
                        values.getOrDefault("QUARKUS_MONGODB_CREDENTIALS_PASSWORD", "")
                                .toCharArray())));
        return MongoClients.create(settings.build());
    }
}
