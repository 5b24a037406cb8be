package io.totem.dashboard.upstream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Asks several services at once, each on a virtual thread of its own. */
@Singleton
public final class ParallelCalls implements Executor {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Join the result to get the answer; a refusal is in it, a bug of ours is thrown. */
    public <T> CompletableFuture<Answer<T>> ask(Supplier<T> call) {
        return start(() -> Answer.of(call));
    }

    public <T> CompletableFuture<T> start(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
