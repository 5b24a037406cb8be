package io.totem.logs.stream;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One follower a source, however many people look at it; it stops when the last of them goes. */
public final class SharedFollowers<K, F extends SharedFollowers.Follower> {

    /** Reads one source on for all its viewers. */
    public interface Follower {

        /** It stopped by itself: the source can be read no further. */
        boolean isEnded();

        void stop();
    }

    /** Starts a follower. */
    public interface Starter<F> {
        F start() throws IOException;
    }

    /** A viewer's hold on a follower; whoever has one calls {@code release} once. */
    public record Hold<F>(F follower, Runnable release) {}

    private static final class Entry<F> {
        private final F follower;
        private int viewers;

        Entry(F follower) {
            this.follower = follower;
        }
    }

    private final Map<K, Entry<F>> entries = new HashMap<>();

    public synchronized Hold<F> hold(K key, Starter<F> starter) throws IOException {
        Entry<F> known = entries.get(key);
        Entry<F> entry = known == null || known.follower.isEnded() ? new Entry<>(starter.start()) : known;
        entries.put(key, entry);
        entry.viewers++;
        return new Hold<>(entry.follower, () -> release(key, entry));
    }

    public synchronized int count() {
        return entries.size();
    }

    public synchronized void stopAll() {
        List.copyOf(entries.values()).forEach(entry -> entry.follower.stop());
        entries.clear();
    }

    private synchronized void release(K key, Entry<F> entry) {
        entry.viewers--;
        if (entry.viewers == 0) {
            entry.follower.stop();
            entries.remove(key, entry);
        }
    }
}
