package io.totem.logs.blocked;

import io.totem.api.logs.Reason;
import io.totem.api.logs.Refused;
import io.totem.platform.cache.CachedValue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What the reverse proxy blocked in the last day, at most five seconds old; who asks often costs no more than who does not. */
@Singleton
final class BlockedRequests {

    private static final Logger LOG = Logger.getLogger(BlockedRequests.class);
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private final ReverseProxyLog log;
    private final BlockedCounts counts;
    private final CachedValue<List<Refused.Count>> recent;

    BlockedRequests(ReverseProxyLog log, Clock clock) {
        this.log = log;
        this.counts = new BlockedCounts(clock);
        this.recent = new CachedValue<>(clock, HOLDS, this::read);
    }

    /** The most frequent first; empty where no reverse proxy is configured. */
    Optional<List<Refused.Count>> ofTheLastDay() {
        return log.isConfigured() ? Optional.of(recent.get()) : Optional.empty();
    }

    private List<Refused.Count> read() {
        readMore();
        return counts.byReason().entrySet().stream()
                .sorted(Map.Entry.<Reason, Long>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> new Refused.Count(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void readMore() {
        try {
            log.readMore(line -> BlockedRequest.parse(line).ifPresent(counts::add));
        } catch (IOException rotatedOrGone) {
            LOG.debugf("the reverse proxy's log is read again at the next look: %s", rotatedOrGone.getMessage());
        }
    }
}
