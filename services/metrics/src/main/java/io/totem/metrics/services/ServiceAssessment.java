package io.totem.metrics.services;

import io.totem.api.metrics.ServiceState;
import io.totem.api.metrics.ServiceStatus;
import io.totem.api.metrics.StateSource;
import io.totem.api.text.LocalizedText;
import io.totem.platform.text.MessageBundle;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what is said about one service, from what systemd answered and what runs. Pure but for looking whether a program
 * is installed.
 */
final class ServiceAssessment {

    private static final MessageBundle TEXTS = MessageBundle.of(ServiceAssessment.class, "metrics");

    private final UnitAnswer answer;
    private final Running running;
    private final Predicate<String> installed;

    /** @param installed whether there is a file at a path below the root folder */
    ServiceAssessment(UnitAnswer answer, Running running, Predicate<String> installed) {
        this.answer = answer;
        this.running = running;
        this.installed = installed;
    }

    /**
     * @param configured whether somebody asked for this service by name: then it is shown in any case
     * @return empty for a service that is not here
     */
    Optional<ServiceStatus> judge(KnownService service, boolean configured) {
        return switch (answer) {
            case UnitAnswer.Units units ->
                UnitVerdict.mostTelling(units.existing(service.units()))
                        .map(verdict -> ofUnit(service, verdict))
                        .or(() -> ofProcesses(service, TEXTS.text("source.no-unit")))
                        .filter(status -> configured || !isQuiet(service, status))
                        .or(() -> configured ? Optional.of(notInstalled(service)) : Optional.empty());
            case UnitAnswer.NoAnswer none ->
                ofProcesses(service, none.why())
                        .or(() -> withoutProcess(service, configured, none.why()))
                        .filter(status -> configured || !isQuiet(service, status));
        };
    }

    private ServiceStatus ofUnit(KnownService service, UnitVerdict verdict) {
        UnitState unit = verdict.unit();
        List<Integer> pids = running.ofUnit(unit.unit());
        return new ServiceStatus(
                service.name(),
                Optional.of(unit.unit()),
                service.description(),
                verdict.state(),
                verdict.text(),
                unit.since(),
                StateSource.SYSTEMD,
                TEXTS.text("source.systemd"),
                pids.isEmpty() ? unit.mainPid().stream().toList() : pids);
    }

    private Optional<ServiceStatus> ofProcesses(KnownService service, LocalizedText sourceText) {
        List<RunningProcess> found = running.called(service.processes());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean contained = found.stream().allMatch(RunningProcess::inContainer);
        Optional<Instant> since = found.stream().map(RunningProcess::startedAt).min(Comparator.naturalOrder());
        return Optional.of(byProcesses(
                service,
                ServiceState.ACTIVE,
                TEXTS.text(contained ? "active.container" : "active.processes", found.size()),
                since,
                sourceText,
                found.stream().map(RunningProcess::pid).toList()));
    }

    /** Nobody answers for it and none of its processes runs. */
    private Optional<ServiceStatus> withoutProcess(KnownService service, boolean configured, LocalizedText sourceText) {
        boolean here = service.programs().stream().anyMatch(installed);
        if (!here && !configured) {
            return Optional.empty();
        }
        if (service.processes().isEmpty()) {
            return Optional.of(silent(service, ServiceState.UNKNOWN, "unknown.no-process", sourceText));
        }
        if (running.someHidden()) {
            return Optional.of(silent(service, ServiceState.UNKNOWN, "unknown.hidden", sourceText));
        }
        return Optional.of(silent(
                service, ServiceState.INACTIVE, here ? "inactive.no-process" : "inactive.not-found", sourceText));
    }

    private static ServiceStatus notInstalled(KnownService service) {
        return silent(service, ServiceState.INACTIVE, "inactive.not-installed", TEXTS.text("source.no-unit"));
    }

    private static ServiceStatus silent(
            KnownService service, ServiceState state, String key, LocalizedText sourceText) {
        return byProcesses(service, state, TEXTS.text(key), Optional.empty(), sourceText, List.of());
    }

    private static ServiceStatus byProcesses(
            KnownService service,
            ServiceState state,
            LocalizedText stateText,
            Optional<Instant> since,
            LocalizedText sourceText,
            List<Integer> pids) {
        return new ServiceStatus(
                service.name(),
                Optional.empty(),
                service.description(),
                state,
                stateText,
                since,
                StateSource.PROCESSES,
                sourceText,
                pids);
    }

    private static boolean isQuiet(KnownService service, ServiceStatus status) {
        return service.quietWhenStopped()
                && (status.state() == ServiceState.INACTIVE || status.state() == ServiceState.UNKNOWN);
    }
}
