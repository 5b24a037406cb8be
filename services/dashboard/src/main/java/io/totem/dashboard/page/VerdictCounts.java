package io.totem.dashboard.page;

/** How many findings there are, for the header of every page. */
public record VerdictCounts(long caution, long danger) {}
