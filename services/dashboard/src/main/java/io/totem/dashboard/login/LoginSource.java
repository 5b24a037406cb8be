package io.totem.dashboard.login;

import io.totem.dashboard.user.PasswordQueue.Lane;
import io.totem.platform.address.AddressBlock;

/** Where an attempt to log in comes from, as far as the name that is typed goes. */
sealed interface LoginSource {

    /** Who waits in the queue for passwords together. */
    String queue();

    Lane lane();

    /** A browser in which this user has logged in before. */
    record KnownDevice(String id) implements LoginSource {
        @Override
        public String queue() {
            return id;
        }

        @Override
        public Lane lane() {
            return Lane.KNOWN;
        }
    }

    /** Anybody. */
    record Stranger(AddressBlock block) implements LoginSource {
        @Override
        public String queue() {
            return block.text();
        }

        @Override
        public Lane lane() {
            return Lane.STRANGERS;
        }
    }
}
