package io.totem.api.sites;

/** What begins. */
public record StartedRun(String node, RunSummary run) {}
