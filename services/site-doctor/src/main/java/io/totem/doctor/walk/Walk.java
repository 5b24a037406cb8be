package io.totem.doctor.walk;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.doctor.site.Target;
import io.totem.platform.text.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Goes through the stages of one site, each in its own time. */
public final class Walk {

    private static final int NANOS_A_MILLI = 1_000_000;

    private final List<Stage> stages;
    private final Clock clock;

    /** @param stages in the order they are gone through */
    public Walk(List<Stage> stages, Clock clock) {
        this.stages = List.copyOf(stages);
        this.clock = clock;
    }

    /** @param each is told of every stage when it is over */
    public Evidence of(Target target, Consumer<StageReport> each) throws InterruptedException {
        Evidence evidence = Evidence.none(target, clock.instant());
        for (Stage stage : stages) {
            StageReport report = report(stage, evidence);
            each.accept(report);
            evidence = evidence.with(report);
        }
        return evidence;
    }

    private static StageReport report(Stage stage, Evidence soFar) throws InterruptedException {
        Optional<Text> pointless = stage.pointless(soFar);
        return pointless.isPresent() ? StageReport.skipped(stage.name(), pointless.get()) : lookInTime(stage, soFar);
    }

    private static StageReport lookInTime(Stage stage, Evidence soFar) throws InterruptedException {
        long begin = System.nanoTime();
        FutureTask<Facts> look = new FutureTask<>(() -> stage.look(soFar));
        Thread.ofVirtual().name("doctor-" + stage.name().word()).start(look);
        try {
            Facts facts = look.get(stage.limit().toMillis(), TimeUnit.MILLISECONDS);
            return StageReport.seen(stage.name(), facts, millisSince(begin));
        } catch (TimeoutException late) {
            look.cancel(true);
            Text why = text("stage.late", seconds(stage.limit()));
            return StageReport.unknown(stage.name(), why, millisSince(begin));
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "the stage " + stage.name().word() + " of " + soFar.target().url() + " broke", failed.getCause());
        } catch (InterruptedException stopped) {
            look.cancel(true);
            throw stopped;
        }
    }

    private static String seconds(Duration limit) {
        return Long.toString(limit.toSeconds());
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / NANOS_A_MILLI;
    }
}
