package io.totem.doctor.host;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.Messages;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.host.Container.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the machine under the site is.
 *
 * @param outOfMemoryKills those of the last hour
 */
public record HostFacts(
        Availability<FailedUnit> failedUnits,
        Availability<FileSystem> fileSystems,
        Availability<OutOfMemoryKill> outOfMemoryKills,
        Availability<Container> containers)
        implements Facts {

    private static final int MOST_NAMED = 5;

    public List<FileSystem> full() {
        return fileSystems.known().stream().filter(FileSystem::isFull).toList();
    }

    public List<FileSystem> nearlyFull() {
        return fileSystems.known().stream().filter(FileSystem::isNearlyFull).toList();
    }

    /** One that was stopped on purpose looks like one that ended in peace: neither is counted. */
    public List<Container> sickContainers() {
        return containers.known().stream().filter(HostFacts::isSick).toList();
    }

    public static boolean isSick(Container container) {
        return switch (container.state()) {
            case CREATED -> false;
            case RUNNING -> container.health() == Health.UNHEALTHY;
            case PAUSED, RESTARTING, DEAD -> true;
            case EXITED -> container.outOfMemory();
        };
    }

    @Override
    public Outcome outcome() {
        if (!complaints().isEmpty()) {
            return Outcome.FAILED;
        }
        return unknown().size() == sides().size() ? Outcome.UNKNOWN : Outcome.PASSED;
    }

    @Override
    public LocalizedText summary() {
        List<LocalizedText> said = new ArrayList<>(complaints());
        if (said.isEmpty() && unknown().size() < sides().size()) {
            said.add(text("host.good"));
        }
        said.addAll(unknown());
        return Messages.joined(said);
    }

    private List<LocalizedText> complaints() {
        List<LocalizedText> complaints = new ArrayList<>();
        complain(complaints, "host.units", failedUnits.known(), HostFacts::unit);
        complain(complaints, "host.full", full(), FileSystem::mountPoint);
        complain(complaints, "host.nearlyFull", nearlyFull(), FileSystem::mountPoint);
        complain(complaints, "host.killed", outOfMemoryKills.known(), OutOfMemoryKill::process);
        complain(complaints, "host.containers", sickContainers(), Container::name);
        return complaints;
    }

    private static String unit(FailedUnit unit) {
        return unit.result().map(result -> unit.name() + " (" + result + ")").orElse(unit.name());
    }

    private static <T> void complain(
            List<LocalizedText> complaints, String key, List<T> found, Function<T, String> name) {
        if (!found.isEmpty()) {
            String names = found.stream().map(name).distinct().limit(MOST_NAMED).collect(Collectors.joining(", "));
            complaints.add(text(key, names, Integer.toString(found.size())));
        }
    }

    private List<LocalizedText> unknown() {
        return sides().stream()
                .flatMap(side ->
                        side instanceof Availability.Unknown<?>(LocalizedText why) ? Stream.of(why) : Stream.empty())
                .toList();
    }

    private List<Availability<?>> sides() {
        return List.of(failedUnits, fileSystems, outOfMemoryKills, containers);
    }
}
