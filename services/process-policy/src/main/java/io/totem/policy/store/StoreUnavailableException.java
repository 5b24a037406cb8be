package io.totem.policy.store;

import com.mongodb.MongoException;
import io.totem.platform.store.StoreTrouble;

/** The policy store did not answer in time. Nothing was decided and nothing was written. */
public final class StoreUnavailableException extends RuntimeException {

    public StoreUnavailableException(MongoException cause) {
        super("the policy store does not answer: " + StoreTrouble.reason(cause), cause);
    }
}
