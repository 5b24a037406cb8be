package io.totem.metrics.services;

import java.util.List;

/** The machine's service manager. Asked, never told. */
interface Units {

    /** Takes two seconds at most. */
    UnitAnswer states(List<String> names);
}
