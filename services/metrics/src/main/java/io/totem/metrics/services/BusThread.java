package io.totem.metrics.services;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jboss.logging.Logger;

/**
 * A thread with a bus connection of its own, so that whoever asks can stop waiting. It connects when first asked and
 * again when the connection was lost.
 */
final class BusThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BusThread.class);

    private final Path socket;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("metrics-systemd").daemon().factory());
    private volatile Optional<SystemdBus> bus = Optional.empty();

    BusThread(Path socket) {
        this.socket = socket;
    }

    Map<String, UnitState> states(List<String> names, Duration timeout)
            throws TimeoutException, ExecutionException, InterruptedException {
        return thread.submit(() -> askTwice(names)).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never waits, not even for a thread that hangs in the bus: it and its connection are left to end by themselves. */
    @Override
    public void close() {
        thread.shutdownNow();
        bus.ifPresent(open ->
                Thread.ofPlatform().name("metrics-systemd-close").daemon().start(open::close));
    }

    /** A connection that was made earlier may be gone without a sign: then a new one is tried at once. */
    private Map<String, UnitState> askTwice(List<String> names) throws DBusException {
        if (bus.filter(SystemdBus::isConnected).isPresent()) {
            try {
                return bus.get().states(names);
            } catch (DBusException | RuntimeException lost) {
                LOG.debugf(lost, "the connection to %s is of no use any more", socket);
            }
        }
        bus.ifPresent(SystemdBus::close);
        bus = Optional.of(SystemdBus.connect(socket));
        return bus.get().states(names);
    }
}
