package io.totem.dashboard.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.store.AuthDatabase;
import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceServiceTest {

    private final TurnableClock clock = new TurnableClock();
    private MongoServer server;
    private MongoClient client;
    private AuthDatabase database;
    private DeviceService book;

    @BeforeEach
    void open() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
        database = new AuthDatabase(client, Duration.ofSeconds(2));
        book = new DeviceService(new MongoDevices(database), clock);
    }

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void a_device_is_known_for_the_user_who_logged_in_there_and_keeps_its_key() {
        CookieKey key = book.remember("ada", Optional.empty());
        assertThat(book.find("ada", key)).isPresent();
        assertThat(book.find("bob", key)).isEmpty();
        assertThat(book.remember("ada", Optional.of(key))).isEqualTo(key);
        assertThat(database.collection("devices").find().first().toJson())
                .as("the store never sees what the cookie holds")
                .doesNotContain(key.value());
    }

    @Test
    void a_key_that_somebody_else_put_into_the_browser_is_not_taken_over() {
        CookieKey ofMallory = book.remember("mallory", Optional.empty());
        CookieKey madeUp = CookieKey.random();
        assertThat(book.remember("ada", Optional.of(ofMallory))).isNotEqualTo(ofMallory);
        assertThat(book.remember("ada", Optional.of(madeUp))).isNotEqualTo(madeUp);
        assertThat(book.find("ada", ofMallory)).isEmpty();
        assertThat(book.find("ada", madeUp)).isEmpty();
    }

    @Test
    void a_device_is_forgotten_after_ninety_days_without_a_login() {
        CookieKey key = book.remember("ada", Optional.empty());
        clock.turn(DeviceService.KEPT.minusSeconds(1));
        assertThat(book.find("ada", key)).isPresent();
        clock.turn(Duration.ofSeconds(2));
        assertThat(book.find("ada", key)).isEmpty();
        book.sweep();
        assertThat(database.collection("devices").countDocuments()).isZero();
    }

    @Test
    void a_user_has_the_twenty_newest_devices_and_takes_none_from_others() {
        CookieKey ofBob = book.remember("bob", Optional.empty());
        CookieKey oldest = book.remember("ada", Optional.empty());
        for (int number = 0; number < DeviceService.DEVICES_OF_ONE; number++) {
            clock.turn(Duration.ofSeconds(1));
            book.remember("ada", Optional.empty());
        }
        assertThat(book.find("ada", oldest)).isEmpty();
        assertThat(book.find("bob", ofBob)).isPresent();
        assertThat(database.collection("devices").countDocuments()).isEqualTo(DeviceService.DEVICES_OF_ONE + 1L);
    }
}
