package io.totem.metrics.host;

import java.util.Optional;

/** How much the machine's work waits for its resources. */
interface Pressure {

    /** Empty on systems that do not measure it. */
    Optional<PressureReading> read();
}
