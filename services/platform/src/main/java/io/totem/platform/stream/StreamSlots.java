package io.totem.platform.stream;

import io.smallrye.mutiny.Multi;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bounds how many streams are open at once. One too many is refused, and no older one is ended for it: an open page whose
 * stream ends asks for another at once, so that two pages would push each other out without end.
 */
@Singleton
public final class StreamSlots {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final StreamConfig config;
    private final Map<String, Integer> open = new HashMap<>();
    private int total;

    StreamSlots(StreamConfig config) {
        this.config = config;
    }

    /**
     * Takes a slot until the stream ends or, should nobody subscribe to it, the answer to this request.
     *
     * @throws ProblemException 429 when there is none
     */
    <T> Multi<T> counted(String user, RoutingContext request, Multi<T> stream) {
        if (!take(user)) {
            throw tooMany();
        }
        AtomicBoolean over = new AtomicBoolean();
        Runnable end = () -> {
            if (over.compareAndSet(false, true)) {
                giveBack(user);
            }
        };
        request.addEndHandler(_ -> end.run());
        if (request.response().closed()) {
            // Gone before anybody listened for it.
            end.run();
        }
        return stream.onTermination().invoke(end);
    }

    public synchronized int open() {
        return total;
    }

    private synchronized boolean take(String user) {
        int own = open.getOrDefault(user, 0);
        if (own >= config.perUser() || total >= config.total()) {
            return false;
        }
        open.put(user, own + 1);
        total++;
        return true;
    }

    private synchronized void giveBack(String user) {
        open.computeIfPresent(user, (_, own) -> own == 1 ? null : own - 1);
        total--;
    }

    private ProblemException tooMany() {
        return new ProblemException(
                        CommonError.TOO_MANY_STREAMS,
                        new LocalizedText(
                                "한 사람이 실시간 화면을 " + config.perUser() + "개, 모두 합쳐 " + config.total()
                                        + "개까지 열 수 있습니다. 하나를 닫고 다시 시도하세요.",
                                "One user may have " + config.perUser() + " live streams open, and all together "
                                        + config.total() + ". Close one and try again."))
                .retryAfter(RETRY_AFTER);
    }
}
