package io.totem.metrics.services;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What systemd says about one unit, in its own words (org.freedesktop.systemd1(5)).
 *
 * @param unit its primary name, which may differ from the one that was asked for: mysql.service is mariadb.service
 * @param load loaded, not-found, masked, error, bad-setting, …
 * @param active active, reloading, inactive, failed, activating, deactivating, …
 * @param sub running, exited, dead, auto-restart, listening, …
 * @param result success, exit-code, signal, oom-kill, start-limit-hit, …; "success" where it has none
 * @param exitStatus of the main process: an exit code or a signal's number, as {@code result} says
 * @param mainPid empty when there is none
 * @param since when it came into this state
 */
record UnitState(
        String unit,
        String load,
        String active,
        String sub,
        String result,
        int exitStatus,
        Optional<Integer> mainPid,
        Optional<Instant> since) {

    UnitState {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(active, "active");
        Objects.requireNonNull(sub, "sub");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(mainPid, "mainPid");
        Objects.requireNonNull(since, "since");
    }

    boolean exists() {
        return !load.equals("not-found");
    }
}
