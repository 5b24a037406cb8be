package io.totem.doctor.nginx;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Stage;
import io.totem.doctor.walk.StageName;
import io.totem.platform.text.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads why the web server itself thinks it could not answer: the doctor's own request has just left its line there. */
public final class ErrorLogStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    /** nginx writes whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final ErrorLog log;

    public ErrorLogStage(ErrorLog log) {
        this.log = log;
    }

    @Override
    public StageName name() {
        return StageName.ERROR_LOG;
    }

    @Override
    public Set<StageName> needs() {
        return Set.of(StageName.HTTP);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Optional<Text> pointless(Evidence soFar) {
        return soFar.answers() ? Optional.of(text("skipped.healthy")) : Optional.empty();
    }

    @Override
    public Facts look(Evidence soFar) throws InterruptedException {
        return new ErrorLogFacts(log.since(soFar.startedAt().minus(ROUNDING)));
    }
}
