package io.totem.dashboard.process;

import io.totem.dashboard.cache.Cache;
import io.totem.dashboard.page.VerdictCounts;
import io.totem.dashboard.page.VerdictCountsSource;
import io.totem.dashboard.token.TokenIssuer;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Asks process-policy for its counts, in the dashboard's own name: they are the same for everybody. */
@Singleton
final class FindingCounts implements VerdictCountsSource {

    private static final String ONE = "standing";

    private final ProcessClient processes;
    private final TokenIssuer tokens;
    private final Cache<String, Answer<VerdictCounts>> recent;

    FindingCounts(ProcessClient processes, TokenIssuer tokens, Clock clock) {
        this.processes = processes;
        this.tokens = tokens;
        this.recent = new Cache<>(clock, Duration.ofSeconds(4));
    }

    @Override
    public Answer<VerdictCounts> now() {
        return recent.get(ONE, () -> Answer.of(this::ask));
    }

    private VerdictCounts ask() {
        UpstreamCaller dashboard =
                new UpstreamCaller("service:dashboard", Optional.empty(), tokens.serviceToken(), Locale.ENGLISH);
        FindingList.Counts counts = processes.findings(dashboard, 1).counts();
        return new VerdictCounts(counts.caution(), counts.danger());
    }
}
