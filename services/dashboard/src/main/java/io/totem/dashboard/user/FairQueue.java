package io.totem.dashboard.user;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A bounded line in which each source gets one turn after another's. When it is full, a source with fewer places takes the
 * last place of the source that has the most. Not thread-safe.
 */
final class FairQueue {

    static final int PLACES_OF_ONE = 8;
    static final int PLACES = 32;

    private final Map<String, Deque<CompletableFuture<Boolean>>> waiting = new LinkedHashMap<>();
    private int size;

    /** Puts a turn into the line, or completes it with false where there is no place for it. */
    void add(String source, CompletableFuture<Boolean> turn) {
        Deque<CompletableFuture<Boolean>> own = waiting.getOrDefault(source, new ArrayDeque<>());
        if (own.size() >= PLACES_OF_ONE || (size >= PLACES && !takesPlaceOfAnother(own.size()))) {
            turn.complete(false);
            return;
        }
        own.addLast(turn);
        waiting.putIfAbsent(source, own);
        size++;
    }

    /** The next turn: of the source that has waited longest since its last. */
    Optional<CompletableFuture<Boolean>> poll() {
        Iterator<Map.Entry<String, Deque<CompletableFuture<Boolean>>>> sources =
                waiting.entrySet().iterator();
        if (!sources.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<String, Deque<CompletableFuture<Boolean>>> first = sources.next();
        String source = first.getKey();
        Deque<CompletableFuture<Boolean>> turns = first.getValue();
        sources.remove();
        CompletableFuture<Boolean> turn = turns.removeFirst();
        size--;
        if (!turns.isEmpty()) {
            waiting.put(source, turns);
        }
        return Optional.of(turn);
    }

    private boolean takesPlaceOfAnother(int ownSize) {
        Deque<CompletableFuture<Boolean>> longest = waiting.values().stream()
                .max(Comparator.comparingInt(Deque::size))
                .orElseThrow();
        if (longest.size() <= ownSize + 1) {
            return false;
        }
        longest.removeLast().complete(false);
        size--;
        return true;
    }
}
