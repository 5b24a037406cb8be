package io.totem.platform.store;

/** The store did not answer in time. Nothing was decided and nothing was written. */
public final class StoreUnavailableException extends RuntimeException {

    /** @param reason why there was no answer, for the log */
    public StoreUnavailableException(String reason, RuntimeException cause) {
        super("the store does not answer: " + reason, cause);
    }
}
