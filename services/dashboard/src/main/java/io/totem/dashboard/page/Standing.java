package io.totem.dashboard.page;

/** How many findings there are, for the header of every page. */
public record Standing(long caution, long danger) {}
