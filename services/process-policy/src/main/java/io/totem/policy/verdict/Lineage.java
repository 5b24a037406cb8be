package io.totem.policy.verdict;

import io.totem.policy.supervisor.ServiceUnit;
import io.totem.policy.warning.Ancestor;
import io.totem.policy.warning.Ancestor.Audience;
import io.totem.policy.warning.UnitServices;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who started whom in one sweep. Few ask, so the tables are made when the first does. */
final class Lineage {

    /** Deeper than any honest tree; parents that form a ring end here, too. */
    private static final int MOST = 64;

    private final ProcessSweep sweep;
    private final Function<String, Optional<ServiceUnit>> units;
    private final UnitServices services;
    private final Map<Integer, Ancestor> met = new HashMap<>();
    private Map<Integer, ProcessSample> byPid = Map.of();
    private Map<String, List<ProcessSample>> byUnit = Map.of();

    /** @param units what the files of a systemd service say */
    Lineage(ProcessSweep sweep, Function<String, Optional<ServiceUnit>> units) {
        this.sweep = sweep;
        this.units = units;
        this.services = new UnitServices(this::members, units, this::ancestor);
    }

    /** A process' ancestors, the nearest first; behind them the service that it has left, where its unit tells. */
    List<Ancestor> of(ProcessSample process) {
        List<ProcessSample> line = new ArrayList<>();
        ProcessSample at = table().get(process.parentPid());
        while (at != null && line.size() < MOST) {
            line.add(at);
            at = byPid.get(at.parentPid());
        }
        return Stream.concat(line.stream().map(this::ancestor), services.leftBy(process, line).stream())
                .toList();
    }

    private Ancestor ancestor(ProcessSample process) {
        return met.computeIfAbsent(process.pid(), _ -> Ancestor.of(process, audience(process), isOneshot(process)));
    }

    private boolean isOneshot(ProcessSample process) {
        return process.systemdUnit().flatMap(units).filter(ServiceUnit::oneshot).isPresent();
    }

    private List<ProcessSample> members(String unit) {
        if (byUnit.isEmpty()) {
            byUnit = sweep.processes().stream()
                    .filter(process -> process.systemdUnit().isPresent())
                    .collect(Collectors.groupingBy(
                            process -> process.systemdUnit().orElseThrow()));
        }
        return byUnit.getOrDefault(unit, List.of());
    }

    private Audience audience(ProcessSample process) {
        List<ListeningSocket> listening = sweep.listening().getOrDefault(process.pid(), List.of());
        if (listening.stream().anyMatch(ListeningSocket::isPublic)) {
            return Audience.OTHERS;
        }
        return listening.isEmpty() ? Audience.NOBODY : Audience.THIS_MACHINE;
    }

    private Map<Integer, ProcessSample> table() {
        if (byPid.isEmpty()) {
            byPid = HashMap.newHashMap(sweep.processes().size());
            sweep.processes().forEach(process -> byPid.put(process.pid(), process));
        }
        return byPid;
    }
}
