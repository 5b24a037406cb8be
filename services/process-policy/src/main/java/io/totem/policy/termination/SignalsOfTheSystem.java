package io.totem.policy.termination;

import io.totem.api.policies.Platform;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which way this system has. */
final class SignalsOfTheSystem {

    private SignalsOfTheSystem() {}

    @Produces
    @Singleton
    static ProcessSignals signals() {
        return switch (Platform.ofHost(System.getProperty("os.name"))) {
            case WINDOWS -> TaskkillSignals.ofThisMachine();
            case LINUX, COMMON -> new PidfdSignals();
        };
    }
}
