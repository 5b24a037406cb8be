package io.totem.api.logs;

/** The event {@code truncated} of a live stream: the file was emptied and starts again. */
public record Truncated() {}
