package io.totem.logs.blocked;

import io.totem.api.logs.Reason;
import io.totem.api.logs.Refused;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final Clock clock;
    private Instant validUntil = Instant.MIN;

    BlockedRequests(ReverseProxyLog log, Clock clock) {
        this.log = log;
        this.counts = new BlockedCounts(clock);
        this.clock = clock;
    }

    /** The most frequent first; empty where no reverse proxy is configured. */
    synchronized Optional<List<Refused.Count>> ofTheLastDay() {
        if (!log.isConfigured()) {
            return Optional.empty();
        }
        if (clock.instant().isAfter(validUntil)) {
            readMore();
            validUntil = clock.instant().plus(HOLDS);
        }
        return Optional.of(counts.byReason().entrySet().stream()
                .sorted(Map.Entry.<Reason, Long>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> new Refused.Count(entry.getKey(), entry.getValue()))
                .toList());
    }

    private void readMore() {
        try {
            log.readMore(line -> BlockedRequest.parse(line).ifPresent(counts::add));
        } catch (IOException rotatedOrGone) {
            LOG.debugf("the reverse proxy's log is read again at the next look: %s", rotatedOrGone.getMessage());
        }
    }
}
