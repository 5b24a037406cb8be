package io.totem.dashboard.page;

/** How many processes are how, for the header of every page. */
public record Standing(long safe, long caution, long danger) {}
