package io.totem.doctor.diagnosis;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.site.Site;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Goes through the stages of one site, each in its own time, side by side where none needs the other. */
public final class Diagnosis {

    /** For all of it: a stage that has no time left could not tell. */
    public static final Duration LIMIT = Duration.ofSeconds(15);

    private static final int NANOS_A_MILLI = 1_000_000;

    private final List<Stage> stages;
    private final Clock clock;

    /** @param stages in the order they are told of */
    public Diagnosis(List<Stage> stages, Clock clock) {
        this.stages = List.copyOf(stages);
        this.clock = clock;
    }

    private record Seen(Evidence before, StageReport report) {

        Evidence all() {
            return before.with(report);
        }
    }

    /**
     * @param each is told of every stage that is over, in their order and by the thread that walks: a stage may be over
     *     for a while before those that stand before it are
     */
    public Evidence of(Site target, Consumer<StageReport> each) throws InterruptedException {
        Map<StageName, FutureTask<Seen>> looks = start(Evidence.none(target, clock.instant()));
        Evidence evidence = Evidence.none(target, clock.instant());
        try {
            for (Stage stage : stages) {
                StageReport report = looks.get(stage.name()).get().report();
                each.accept(report);
                evidence = evidence.with(report);
            }
            return evidence;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the walk of " + target.url() + " broke", broken.getCause());
        } finally {
            looks.values().forEach(look -> look.cancel(true));
        }
    }

    private Map<StageName, FutureTask<Seen>> start(Evidence nothing) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Map<StageName, FutureTask<Seen>> looks = new EnumMap<>(StageName.class);
        for (Stage stage : stages) {
            looks.put(stage.name(), new FutureTask<>(() -> {
                Evidence soFar = nothing;
                for (StageName need : stage.needs()) {
                    soFar = looks.containsKey(need)
                            ? soFar.and(looks.get(need).get().all())
                            : soFar;
                }
                return new Seen(soFar, report(stage, soFar, deadline));
            }));
        }
        looks.forEach(
                (name, look) -> Thread.ofVirtual().name("doctor-" + name.word()).start(look));
        return looks;
    }

    private static StageReport report(Stage stage, Evidence soFar, long deadline) throws InterruptedException {
        Optional<LocalizedText> pointless = stage.pointless(soFar);
        if (pointless.isPresent()) {
            return StageReport.skipped(stage.name(), pointless.get());
        }
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            return StageReport.unknown(stage.name(), text("stage.tooLate", seconds(LIMIT)), 0);
        }
        return lookInTime(stage, soFar, left.compareTo(stage.limit()) < 0 ? left : stage.limit());
    }

    private static StageReport lookInTime(Stage stage, Evidence soFar, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        FutureTask<Facts> look = new FutureTask<>(() -> stage.check(soFar));
        // A resolver and the calls of the C library hold the thread they are made on.
        Thread.ofPlatform().daemon().name("doctor-look-" + stage.name().word()).start(look);
        try {
            Facts facts = look.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return StageReport.seen(stage.name(), facts, millisSince(begin));
        } catch (TimeoutException late) {
            look.cancel(true);
            return StageReport.unknown(stage.name(), text("stage.late", seconds(limit)), millisSince(begin));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the stage " + stage.name().word() + " broke", failed.getCause());
        } catch (InterruptedException stopped) {
            look.cancel(true);
            throw stopped;
        }
    }

    private static String seconds(Duration limit) {
        return Long.toString(Math.round(limit.toMillis() / 1_000.0));
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / NANOS_A_MILLI;
    }
}
