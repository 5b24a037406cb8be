package io.totem.dashboard.process;

import io.totem.dashboard.page.Standing;
import io.totem.dashboard.page.Standings;
import io.totem.dashboard.recent.Recent;
import io.totem.dashboard.token.TokenIssuer;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Asks process-policy for its counts, in the dashboard's own name: they are the same for everybody. */
@Singleton
final class ProcessStandings implements Standings {

    private static final String ONE = "standing";

    private final ProcessClient processes;
    private final TokenIssuer tokens;
    private final Recent<String, Answer<Standing>> recent;

    ProcessStandings(ProcessClient processes, TokenIssuer tokens, Clock clock) {
        this.processes = processes;
        this.tokens = tokens;
        this.recent = new Recent<>(clock, Duration.ofSeconds(4));
    }

    @Override
    public Answer<Standing> now() {
        return recent.get(ONE, () -> Answer.of(this::ask));
    }

    private Standing ask() {
        Asker dashboard = new Asker("service:dashboard", Optional.empty(), tokens.serviceToken(), Locale.ENGLISH);
        FindingList.Counts counts = processes.findings(dashboard, 1).counts();
        return new Standing(counts.caution(), counts.danger());
    }
}
