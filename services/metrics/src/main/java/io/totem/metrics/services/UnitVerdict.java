package io.totem.metrics.services;

import io.totem.api.metrics.ServiceState;
import io.totem.api.text.LocalizedText;
import io.totem.platform.command.Command;
import io.totem.platform.text.MessageBundle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a unit's words mean: pure. */
record UnitVerdict(UnitState unit, ServiceState state, LocalizedText text) {

    private static final MessageBundle TEXTS = MessageBundle.of(UnitVerdict.class, "metrics");

    /** Failed before active: of PostgreSQL's wrapper and its cluster, the one that broke is the news. */
    private static final List<ServiceState> WORST_FIRST =
            List.of(ServiceState.FAILED, ServiceState.ACTIVE, ServiceState.UNKNOWN, ServiceState.INACTIVE);

    /** The one of several units of a service that tells most; empty for none. */
    static Optional<UnitVerdict> mostTelling(List<UnitState> units) {
        return units.stream()
                .map(UnitVerdict::of)
                .min(Comparator.comparingInt((UnitVerdict verdict) -> WORST_FIRST.indexOf(verdict.state()))
                        .thenComparing(verdict -> verdict.unit().sub().equals("exited")));
    }

    static UnitVerdict of(UnitState unit) {
        return switch (unit.load()) {
            case "error", "bad-setting" ->
                new UnitVerdict(
                        unit,
                        ServiceState.UNKNOWN,
                        why(
                                TEXTS.text("unknown.bad-unit"),
                                Command.of("systemctl", "status").on(unit.unit())));
            default -> ofActiveState(unit);
        };
    }

    private static UnitVerdict ofActiveState(UnitState unit) {
        return switch (unit.active()) {
            case "active" -> new UnitVerdict(unit, ServiceState.ACTIVE, active(unit.sub()));
            case "reloading", "refreshing" ->
                new UnitVerdict(unit, ServiceState.ACTIVE, TEXTS.text("active.reloading"));
            case "activating" ->
                unit.sub().startsWith("auto-restart")
                        ? new UnitVerdict(unit, ServiceState.FAILED, why(TEXTS.text("failed.restarting"), log(unit)))
                        : new UnitVerdict(unit, ServiceState.ACTIVE, TEXTS.text("active.starting"));
            case "deactivating" -> new UnitVerdict(unit, ServiceState.INACTIVE, TEXTS.text("inactive.stopping"));
            case "inactive" -> new UnitVerdict(unit, ServiceState.INACTIVE, stopped(unit));
            case "failed" -> new UnitVerdict(unit, ServiceState.FAILED, failed(unit));
            default -> new UnitVerdict(unit, ServiceState.UNKNOWN, TEXTS.text("unknown.state", unit.active()));
        };
    }

    /** A unit may be masked while it still runs: that matters only once it is stopped. */
    private static LocalizedText stopped(UnitState unit) {
        return unit.load().equals("masked")
                ? with(
                        TEXTS.text("inactive.masked"),
                        "command.unmask",
                        Command.of("systemctl", "unmask").on(unit.unit()))
                : with(
                        TEXTS.text("inactive.stopped"),
                        "command.start",
                        Command.of("systemctl", "start").on(unit.unit()));
    }

    private static LocalizedText active(String sub) {
        return switch (sub) {
            case "exited" -> TEXTS.text("active.exited");
            case "listening" -> TEXTS.text("active.listening");
            default -> TEXTS.text("active.running");
        };
    }

    private static LocalizedText failed(UnitState unit) {
        String status = Integer.toString(unit.exitStatus());
        return switch (unit.result()) {
            case "exit-code" -> why(TEXTS.text("failed.exit", status), log(unit));
            case "signal", "core-dump" -> why(TEXTS.text("failed.signal", status), log(unit));
            case "oom-kill" -> with(TEXTS.text("failed.memory"), "command.when", log(unit));
            case "timeout", "watchdog" -> why(TEXTS.text("failed.timeout"), log(unit));
            case "start-limit-hit" -> why(TEXTS.text("failed.start-limit"), log(unit));
            default -> with(TEXTS.text("failed.other", unit.result()), "command.more", log(unit));
        };
    }

    private static Optional<Command> log(UnitState unit) {
        return Command.of("journalctl").option("unit", unit.unit());
    }

    private static LocalizedText why(LocalizedText said, Optional<Command> command) {
        return with(said, "command.why", command);
    }

    /** What happened, then what to type. */
    private static LocalizedText with(LocalizedText said, String label, Optional<Command> command) {
        return command.map(shown -> said.then(TEXTS.text(label, shown.text()))).orElse(said);
    }
}
