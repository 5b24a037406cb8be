package io.totem.dashboard.live;

/**
 * One part of a page.
 *
 * @param id the element it replaces
 * @param html the whole element
 */
public record Fragment(String id, String html) {}
