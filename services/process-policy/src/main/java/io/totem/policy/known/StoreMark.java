package io.totem.policy.known;

import java.time.Instant;

/**
 * Tells two states of the store apart without reading it: every change raises the newest time or changes the count.
 *
 * @param newest when a policy was last written; the epoch for none
 */
record StoreMark(long count, Instant newest) {}
