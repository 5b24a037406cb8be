package io.totem.doctor.host;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import java.time.Clock;
import java.time.Duration;

/** Asks the machine what went wrong on it lately: a full disk or an ended process explains much that a page only hints at. */
public final class HostStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final Duration LATELY = Duration.ofHours(1);

    private final Host host;
    private final Clock clock;

    public HostStage(Host host, Clock clock) {
        this.host = host;
        this.clock = clock;
    }

    @Override
    public StageName name() {
        return StageName.HOST;
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Facts check(Evidence soFar) throws InterruptedException {
        return new HostFacts(
                host.failedUnits(),
                host.fileSystems(),
                host.outOfMemoryKills(clock.instant().minus(LATELY)),
                host.containers());
    }
}
