package io.totem.policy.store;

import com.mongodb.client.MongoClient;
import io.totem.platform.node.NodeName;
import io.totem.platform.store.StoreDatabase;
import jakarta.inject.Singleton;

/** Where process-policy keeps what it knows. */
@Singleton
public final class PolicyDatabase extends StoreDatabase {

    PolicyDatabase(MongoClient client, StoreConfig config, NodeName node) {
        super(client, config.database(), config.timeout(), node.value());
    }
}
