package io.totem.policy.store;

/** The policy store did not answer in time. Nothing was decided and nothing was written. */
public final class StoreUnavailableException extends RuntimeException {

    public StoreUnavailableException(Throwable cause) {
        super("the policy store does not answer", cause);
    }
}
