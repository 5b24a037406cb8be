package io.totem.metrics.host;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * This process.
 *
 * @param cpuTime used since it started, by all threads
 * @param residentBytes memory in RAM; empty where the system does not tell
 */
public record SelfReading(Duration cpuTime, OptionalLong residentBytes) {}
