package io.totem.dashboard.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.totem.dashboard.store.AuthDatabase;
import io.totem.platform.caller.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoUsersTest {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    private final AuthDatabase database = new AuthDatabase(client, Duration.ofSeconds(2));
    private final Users users = new MongoUsers(database);

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void a_new_password_undoes_nothing_that_changed_meanwhile() {
        users.add(new User("ada", "old", Role.ADMIN, true, true, Instant.EPOCH));
        database.collection("users")
                .updateOne(
                        Filters.eq("_id", "ada"),
                        Updates.combine(Updates.set("enabled", false), Updates.set("role", Role.VIEWER.group())));
        users.setPassword("ada", "new", false);
        assertThat(users.find("ada")).contains(new User("ada", "new", Role.VIEWER, false, false, Instant.EPOCH));
    }

    @Test
    void a_password_makes_nobody() {
        users.setPassword("nobody", "new", false);
        assertThat(users.isEmpty()).isTrue();
    }
}
