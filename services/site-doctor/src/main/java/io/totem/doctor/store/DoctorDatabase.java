package io.totem.doctor.store;

import com.mongodb.client.MongoClient;
import io.totem.platform.node.NodeName;
import io.totem.platform.store.StoreDatabase;
import jakarta.inject.Singleton;

/** Where site-doctor keeps its targets and their runs. */
@Singleton
public final class DoctorDatabase extends StoreDatabase {

    DoctorDatabase(MongoClient client, StoreConfig config, NodeName node) {
        super(client, config.database(), config.timeout(), node.value());
    }
}
