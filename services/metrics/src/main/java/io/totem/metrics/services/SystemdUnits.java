package io.totem.metrics.services;

import io.totem.platform.text.MessageBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.errors.ServiceUnknown;
import org.jboss.logging.Logger;

/**
 * systemd, asked over the host's D-Bus. Whoever asks waits two seconds at most; after a failure the next fifteen seconds
 * are spared the wait.
 */
final class SystemdUnits implements Units, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SystemdUnits.class);
    private static final MessageBundle TEXTS = MessageBundle.of(SystemdUnits.class, "metrics");
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(15);

    private final Path socket;
    private final long restNanos;
    private BusThread bus;
    private Optional<UnitAnswer.NoAnswer> failure = Optional.empty();
    private long failedAt;

    SystemdUnits(Path socket) {
        this(socket, REST);
    }

    SystemdUnits(Path socket, Duration rest) {
        this.socket = socket;
        this.restNanos = rest.toNanos();
        this.bus = new BusThread(socket);
    }

    @Override
    public synchronized UnitAnswer states(List<String> names) {
        if (!Files.exists(socket)) {
            return noAnswer("source.no-socket");
        }
        if (failure.isPresent() && System.nanoTime() - failedAt < restNanos) {
            return failure.get();
        }
        UnitAnswer answer = ask(names);
        failure = answer instanceof UnitAnswer.NoAnswer none ? Optional.of(none) : Optional.empty();
        failedAt = System.nanoTime();
        return answer;
    }

    @Override
    public synchronized void close() {
        bus.close();
    }

    private UnitAnswer ask(List<String> names) {
        try {
            return new UnitAnswer.Units(bus.states(names, TIMEOUT));
        } catch (TimeoutException silent) {
            LOG.logf(level(), "systemd did not answer within %s over %s", TIMEOUT, socket);
            bus.close();
            bus = new BusThread(socket);
            return noAnswer("source.timeout");
        } catch (ExecutionException failed) {
            return whyFailed(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return noAnswer("source.timeout");
        }
    }

    private UnitAnswer whyFailed(Throwable cause) {
        if (cause instanceof ServiceUnknown) {
            return noAnswer("source.no-systemd");
        }
        LOG.logf(level(), cause, "asking systemd over %s failed", socket);
        return noAnswer("source.failed");
    }

    /** A failure that goes on is news only once. */
    private Logger.Level level() {
        return failure.isEmpty() ? Logger.Level.WARN : Logger.Level.DEBUG;
    }

    private static UnitAnswer noAnswer(String key) {
        return new UnitAnswer.NoAnswer(TEXTS.text(key));
    }
}
