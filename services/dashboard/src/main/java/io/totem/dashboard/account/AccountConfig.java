package io.totem.dashboard.account;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "totem.dashboard")
interface AccountConfig {

    /** The password of the admin who is made when there is nobody yet. Without one, nobody is made here. */
    Optional<String> firstPassword();
}
