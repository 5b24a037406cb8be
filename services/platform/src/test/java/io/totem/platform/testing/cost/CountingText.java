package io.totem.platform.testing.cost;

import java.util.concurrent.CancellationException;

/** A text that counts how often it is looked at: the cost of a regular expression, whatever the machine. */
final class CountingText implements CharSequence {

    private final String text;
    private final long most;
    private long looks;

    /** @param most looks after which the matching is broken off */
    CountingText(String text, long most) {
        this.text = text;
        this.most = most;
    }

    long looks() {
        return looks;
    }

    @Override
    public char charAt(int index) {
        if (++looks > most) {
            throw new CancellationException("looked at more than " + most + " times");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
