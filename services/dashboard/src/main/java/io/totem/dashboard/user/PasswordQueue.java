package io.totem.dashboard.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Where the hashing of passwords waits its turn: half of the cores work on it, and sources are served one after another,
 * each with one piece of work at a time, so that no source can fill the queue. Sources that are known have a lane of their
 * own, which strangers do not slow; the two lanes take turns.
 */
@Singleton
public final class PasswordQueue {

    /** Who is asking. */
    public enum Lane {
        KNOWN,
        STRANGERS
    }

    /** Nobody's request is held for longer. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final int atOnce;
    private final Map<Lane, FairQueue> lines = new EnumMap<>(Lane.class);
    private Lane next = Lane.KNOWN;
    private int running;

    @Inject
    PasswordQueue() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    public PasswordQueue(int atOnce) {
        this.atOnce = atOnce;
        for (Lane lane : Lane.values()) {
            lines.put(lane, new FairQueue());
        }
    }

    /**
     * Does the work in turn, on the caller's thread.
     *
     * @param source who shares turns, such as an address
     * @return empty when there was no place in the queue, or the turn did not come in time: nothing was done
     */
    public <T> Optional<T> run(Lane lane, String source, Supplier<T> work) throws InterruptedException {
        if (!comesToItsTurn(enter(lane, source))) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            leave();
        }
    }

    private synchronized CompletableFuture<Boolean> enter(Lane lane, String source) {
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        lines.get(lane).add(source, turn);
        giveTurns();
        return turn;
    }

    private synchronized void leave() {
        running--;
        giveTurns();
    }

    /** A turn that nobody waits for any more is passed over. */
    private void giveTurns() {
        while (running < atOnce) {
            Optional<CompletableFuture<Boolean>> turn = poll();
            if (turn.isEmpty()) {
                return;
            }
            if (turn.get().complete(true)) {
                running++;
            }
        }
    }

    private Optional<CompletableFuture<Boolean>> poll() {
        Lane first = next;
        Lane other = first == Lane.KNOWN ? Lane.STRANGERS : Lane.KNOWN;
        next = other;
        return lines.get(first).poll().or(() -> lines.get(other).poll());
    }

    private boolean comesToItsTurn(CompletableFuture<Boolean> turn) throws InterruptedException {
        try {
            return turn.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // Given in this very moment, it is taken.
            return !turn.complete(false);
        } catch (InterruptedException stopping) {
            if (!turn.complete(false)) {
                leave();
            }
            throw stopping;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn does not fail", e);
        }
    }
}
