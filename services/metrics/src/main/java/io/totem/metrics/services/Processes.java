package io.totem.metrics.services;

/** Who runs now. */
interface Processes {

    Running running();
}
