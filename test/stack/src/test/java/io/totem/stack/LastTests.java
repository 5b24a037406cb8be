package io.totem.stack;

/** Which tests come last, and in which order: they stop, delete or replace what the others need. */
final class LastTests {

    static final int ARCHIVES = Integer.MAX_VALUE - 4;
    static final int BACKUP = Integer.MAX_VALUE - 3;
    static final int BLOG_FAULTS = Integer.MAX_VALUE - 2;
    static final int FAULTS = Integer.MAX_VALUE - 1;
    static final int SECOND_START = Integer.MAX_VALUE;

    private LastTests() {}
}
