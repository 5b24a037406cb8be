package io.totem.policy.warning;

import io.totem.policy.supervisor.ServiceUnit;
import io.totem.procfs.ProcessSample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the service that started a process which has left it as its parent (setsid(1), a double fork): a unit's control group keeps
 * whatever its processes start, and nobody but root can leave it (cgroups(7)).
 */
public final class UnitServices {

    private static final int INIT = 1;

    private final Function<String, List<ProcessSample>> members;
    private final Function<String, Optional<ServiceUnit>> units;
    private final Function<ProcessSample, Ancestor> ancestors;

    /**
     * Looks in what it is given.
     *
     * @param members the processes of a unit
     * @param units what a unit's files say
     * @param ancestors a process as one that others descend from
     */
    public UnitServices(
            Function<String, List<ProcessSample>> members,
            Function<String, Optional<ServiceUnit>> units,
            Function<ProcessSample, Ancestor> ancestors) {
        this.members = members;
        this.units = units;
        this.ancestors = ancestors;
    }

    /**
     * The service of its unit, which is none of its ancestors. Empty for what the unit's own files tell systemd to start, and for what
     * was there before the service.
     *
     * @param line who it was started by, as far as they are still there, the nearest first
     */
    public Optional<Ancestor> leftBy(ProcessSample process, List<ProcessSample> line) {
        if (process.systemdUnit().isEmpty() || !Sessions.isService(process)) {
            return Optional.empty();
        }
        List<ProcessSample> own = Stream.concat(
                        Stream.of(process),
                        line.stream().takeWhile(parent -> parent.systemdUnit().equals(process.systemdUnit())))
                .toList();
        ProcessSample first = own.getLast();
        if (first.parentPid() > INIT || own.stream().anyMatch(this::isService)) {
            return Optional.empty();
        }
        return service(first)
                .filter(_ -> units.apply(process.systemdUnit().get())
                        .filter(unit -> !unit.runs(first.commandLine()))
                        .isPresent());
    }

    private Optional<Ancestor> service(ProcessSample first) {
        List<ProcessSample> services = members.apply(first.systemdUnit().orElseThrow()).stream()
                .filter(this::isService)
                .toList();
        boolean sameUser = services.stream().anyMatch(service -> service.uid() == first.uid());
        return services.stream()
                .filter(_ -> sameUser)
                .filter(service ->
                        service.identity().startTicks() < first.identity().startTicks())
                .min(Comparator.comparingLong(service -> service.identity().startTicks()))
                .map(service -> ancestors.apply(service).asLeft());
    }

    private boolean isService(ProcessSample process) {
        return Service.of(ancestors.apply(process)).isPresent();
    }
}
