package io.totem.api.logs;

/**
 * The event {@code rotated} of a live stream: the log goes on in a new file.
 *
 * @param complete false when lines may be missing, because the older file is no longer there to be read
 */
public record Rotated(boolean complete) {}
