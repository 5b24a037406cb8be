package io.totem.dashboard.store;

import com.mongodb.client.MongoClient;
import io.totem.platform.node.NodeName;
import io.totem.platform.store.StoreDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Where users, sessions, devices and failed logins are kept. */
@Singleton
public class AuthDatabase extends StoreDatabase {

    @Inject
    AuthDatabase(MongoClient client, AuthStoreConfig config, NodeName node) {
        super(client, config.database(), config.timeout(), node.value());
    }

    /** For a command beside the running dashboard. @param timeout after how long a question counts as not answered */
    public AuthDatabase(MongoClient client, Duration timeout) {
        super(client, AuthStoreConfig.DATABASE, timeout, "");
    }
}
