package io.totem.logs.stream;

import io.smallrye.mutiny.Multi;
import io.totem.logs.LogError;
import io.totem.logs.LogStreamConfig;
import io.totem.logs.LogTexts;
import io.totem.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds how many streams are open at once. */
@Singleton
public final class StreamSlots {

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    StreamSlots(LogStreamConfig config) {
        this.most = config.maxStreams();
    }

    /** @throws ProblemException 429 when all are taken */
    public void check() {
        if (open.get() >= most) {
            throw new ProblemException(
                    LogError.TOO_MANY_STREAMS, LogTexts.of("problem.tooManyStreams", Integer.toString(most)));
        }
    }

    /** Counts as open from its subscription to its end. */
    public <T> Multi<T> counted(Multi<T> stream) {
        return Multi.createFrom().deferred(() -> {
            open.incrementAndGet();
            return stream.onTermination().invoke(open::decrementAndGet);
        });
    }

    public int open() {
        return open.get();
    }
}
