package io.totem.platform.health;

import java.util.Optional;

/** Knows how other parts of Totem are than the services of this process. */
public interface HealthSource {

    /** Whether that part is up; empty for one this source does not know. May block for a moment. */
    Optional<Boolean> isUp(String name);
}
