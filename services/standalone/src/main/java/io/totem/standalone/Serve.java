package io.totem.standalone;

import io.quarkus.runtime.Quarkus;
import io.totem.doctor.name.NameCache;
import io.totem.standalone.start.ConsoleMessages;
import io.totem.standalone.start.DataFolder;
import io.totem.standalone.start.DataLock;
import io.totem.standalone.start.PortCheck;
import io.totem.standalone.start.Settings;
import io.totem.standalone.start.TokenKeys;
import io.totem.standalone.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Makes everything ready that the application is told by configuration, then starts it. */
final class Serve {

    private Serve() {}

    static void run(ConsoleMessages words) {
        NameCache.turnOff();
        Settings settings = Settings.of(System.getenv());
        DataFolder folder = DataFolder.open(settings.data());
        try (DataLock _ = DataLock.take(folder)) {
            PortCheck.requireFree(settings.port());
            boolean firstStart = !folder.isComplete();
            TokenKeys keys = TokenKeys.open(folder, firstStart);
            Optional<EmbeddedStore> store = settings.mongoUrl().isPresent()
                    ? Optional.empty()
                    : Optional.of(EmbeddedStore.open(folder, firstStart));
            try {
                folder.complete();
                configure(settings, folder, keys);
                set("totem.dashboard.about.store", store.isPresent() ? "embedded" : "mongodb");
                set(
                        "quarkus.mongodb.connection-string",
                        store.map(EmbeddedStore::connectionString)
                                .or(settings::mongoUrl)
                                .get());
                Quarkus.run(Totem.class);
            } finally {
                store.ifPresent(EmbeddedStore::close);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void configure(Settings settings, DataFolder folder, TokenKeys keys) {
        set("quarkus.http.host", "127.0.0.1");
        set("quarkus.http.port", String.valueOf(settings.port()));
        set("mp.jwt.verify.publickey", keys.publicKey());
        set("totem.dashboard.token.key-file", keys.privateFile().toString());
        set("totem.standalone.data", folder.path().toString());
        settings.hosts().ifPresent(hosts -> set("totem.dashboard.hosts", hosts));
        settings.proxies().ifPresent(proxies -> {
            set("quarkus.http.proxy.proxy-address-forwarding", "true");
            set("quarkus.http.proxy.allow-x-forwarded", "true");
            set("quarkus.http.proxy.trusted-proxies", proxies);
        });
    }

    private static void set(String key, String value) {
        System.setProperty(key, value);
    }
}
