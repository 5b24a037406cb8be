package io.totem.platform.store;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;

/** Says in one sentence what the store's driver says in a paragraph. */
public final class MongoErrors {

    private MongoErrors() {}

    /** Why there was no answer, and what to do where that is known; for a log. */
    public static String reason(MongoException trouble) {
        return switch (trouble) {
            case MongoSecurityException refused ->
                "MongoDB refuses the password of its user "
                        + refused.getCredential().getUserName()
                        + ". Both read it from secrets/ when they start: make restart SERVICE=mongodb, then this service. A MongoDB"
                        + " of your own has to be told the new one";
            case MongoConnectionPoolClearedException other
            when other.getCause() instanceof MongoException first -> reason(first);
            case MongoSocketException broken ->
                "no connection to MongoDB at " + broken.getServerAddress() + " (" + cause(broken) + ")";
            case MongoTimeoutException late -> "MongoDB does not answer in time. Is it running?";
            default -> String.valueOf(trouble.getMessage());
        };
    }

    private static String cause(MongoSocketException broken) {
        return broken.getCause() == null
                ? broken.getMessage()
                : broken.getCause().getClass().getSimpleName();
    }
}
