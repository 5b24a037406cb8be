package io.totem.metrics.history;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.totem.platform.node.NodeName;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Lets the history outlive the process where a Redis is configured; nobody ever waits for it but the end, and that shortly. */
@Singleton
class HistoryKeeper {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final MemorySampleStore memory;
    private final RedisConfig config;
    private final NodeName node;
    private final Clock clock;
    private Optional<Thread> thread = Optional.empty();

    HistoryKeeper(MemorySampleStore memory, RedisConfig config, NodeName node, Clock clock) {
        this.memory = memory;
        this.config = config;
        this.node = node;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread = config.url()
                .map(url -> Thread.ofVirtual().name("metrics-history").start(loop(url)));
    }

    /** After the sampler has ended, so that its last sample is among what is written. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) throws InterruptedException {
        if (thread.isPresent()) {
            thread.get().interrupt();
            thread.get().join(LAST_WORDS);
        }
    }

    private HistoryWriter loop(String url) {
        return new HistoryWriter(memory, new RedisArchive(url, config, node.value()), clock, RETRY);
    }
}
