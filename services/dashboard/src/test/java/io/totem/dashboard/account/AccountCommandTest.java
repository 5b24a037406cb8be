package io.totem.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.dashboard.store.AuthDatabase;
import io.totem.dashboard.store.AuthStoreConfig;
import io.totem.dashboard.testing.SigningKey;
import io.totem.dashboard.user.MongoUsers;
import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.caller.Role;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.platform.testing.MongoStore;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MongoStore.class)
@QuarkusTestResource(SigningKey.class)
class AccountCommandTest {

    @Inject
    MongoClient client;

    private Users users;
    private AccountCommand command;
    private FirstAdmin firstAdmin;

    @BeforeEach
    void emptyStore() {
        AuthDatabase database = new AuthDatabase(client, Duration.ofSeconds(2));
        client.getDatabase(AuthStoreConfig.DATABASE).drop();
        users = new MongoUsers(database);
        command = new AccountCommand(database, Clock.systemUTC());
        firstAdmin = new FirstAdmin(users, Clock.systemUTC());
    }

    @Test
    void a_new_person_gets_a_password_that_only_serves_to_choose_another() {
        AccountCommand.Result result = command.user("Mina", "operator");
        assertThat(result.done()).isTrue();
        User mina = users.find("mina").orElseThrow();
        assertThat(mina.role()).isEqualTo(Role.OPERATOR);
        assertThat(mina.mustChangePassword()).isTrue();
        String password = result.text().en().replaceAll("(?s).*password (\\S+).*", "$1");
        assertThat(Passwords.matches(users.find("mina"), password)).isTrue();
    }

    @Test
    void a_name_that_is_taken_or_none_and_a_role_that_is_none_are_refused() {
        command.user("mina", "viewer");
        assertThat(command.user("mina", "admin")).satisfies(again -> {
            assertThat(again.done()).isFalse();
            assertThat(again.text().en()).contains("make password");
        });
        assertThat(users.find("mina").orElseThrow().role()).isEqualTo(Role.VIEWER);
        assertThat(command.user("{$ne: 1}", "viewer").done()).isFalse();
        assertThat(command.user("nora", "service").done()).isFalse();
        assertThat(users.find("nora")).isEmpty();
    }

    @Test
    void a_new_password_replaces_the_old_one() {
        command.user("mina", "viewer");
        String before = users.find("mina").orElseThrow().passwordHash();
        assertThat(command.password("mina").done()).isTrue();
        assertThat(users.find("mina").orElseThrow().passwordHash()).isNotEqualTo(before);
        assertThat(command.password("nobody").done()).isFalse();
    }

    @Test
    void the_first_admin_is_made_once_and_only_when_there_is_nobody() {
        assertThat(firstAdmin.ensure(() -> "first")).isTrue();
        assertThat(Passwords.matches(users.find("admin"), "first")).isTrue();
        assertThat(firstAdmin.ensure(() -> "second")).isFalse();
        assertThat(Passwords.matches(users.find("admin"), "first")).isTrue();
    }

    @Test
    void a_first_admin_whom_the_store_made_without_an_answer_is_known_at_the_next_try() {
        FirstAdmin unsure = new FirstAdmin(new Answerless(users), Clock.systemUTC());
        assertThatThrownBy(() -> unsure.ensure(() -> "first")).isInstanceOf(StoreUnavailableException.class);
        assertThat(unsure.ensure(() -> "first")).isTrue();
        assertThat(Passwords.matches(users.find("admin"), "first")).isTrue();
        assertThat(firstAdmin.ensure(() -> "first")).isFalse();
    }

    /** Does as the store does, and its answer to a change is lost. */
    private record Answerless(Users store) implements Users {

        @Override
        public Optional<User> find(String name) {
            return store.find(name);
        }

        @Override
        public boolean isEmpty() {
            return store.isEmpty();
        }

        @Override
        public void add(User user) {
            store.add(user);
            throw new StoreUnavailableException("no answer", new IllegalStateException());
        }

        @Override
        public void setPassword(String name, String passwordHash, boolean mustChange) {
            store.setPassword(name, passwordHash, mustChange);
        }
    }
}
