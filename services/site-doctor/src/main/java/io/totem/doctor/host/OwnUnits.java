package io.totem.doctor.host;

import static io.totem.doctor.Messages.text;

import io.totem.systemd.Systemd;
import io.totem.systemd.SystemdUnitEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** The units that failed, as systemd tells them over the system's bus; any user may ask. */
final class OwnUnits {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String SERVICE = "org.freedesktop.systemd1.Service";
    private static final int MOST = 20;

    private final Path socket;

    OwnUnits(Path socket) {
        this.socket = socket;
    }

    /** On a thread of its own: a bus that hangs cannot be interrupted, and ends by itself some time. */
    Availability<FailedUnit> failed() throws InterruptedException {
        if (!Files.exists(socket)) {
            return new Availability.Unknown<>(text("host.units.noSystemd"));
        }
        FutureTask<List<FailedUnit>> answer = new FutureTask<>(this::ask);
        Thread.ofPlatform().daemon().name("doctor-systemd").start(answer);
        try {
            return new Availability.Known<>(answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException noAnswer) {
            return new Availability.Unknown<>(text("host.units.unknown"));
        }
    }

    private List<FailedUnit> ask() throws DBusException {
        try (Systemd systemd = Systemd.connect(socket)) {
            List<FailedUnit> failed = new ArrayList<>();
            for (SystemdUnitEntry unit : systemd.manager().listUnitsFiltered(List.of("failed"))) {
                if (failed.size() < MOST) {
                    failed.add(new FailedUnit(unit.name(), result(systemd, unit)));
                }
            }
            return failed;
        }
    }

    private static Optional<String> result(Systemd systemd, SystemdUnitEntry unit) throws DBusException {
        if (!unit.name().endsWith(".service")) {
            return Optional.empty();
        }
        try {
            return Optional.of(systemd.properties(unit).get(SERVICE, "Result").getValue())
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        } catch (DBusExecutionException unknownProperty) {
            return Optional.empty();
        }
    }
}
