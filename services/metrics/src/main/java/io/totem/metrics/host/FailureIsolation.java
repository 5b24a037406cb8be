package io.totem.metrics.host;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Runs the readers of one machine. A reader that fails costs only its own part; its failure is logged when it begins
 * and when it is over, not with every reading.
 */
final class FailureIsolation {

    private static final Logger LOG = Logger.getLogger(FailureIsolation.class);

    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** @param reader its exceptions are failures; what it cannot know on this machine it leaves out by itself */
    <T> Optional<T> read(String part, Callable<T> reader) {
        try {
            T value = reader.call();
            if (failing.remove(part)) {
                LOG.infof("%s can be read again", part);
            }
            return Optional.of(value);
        } catch (Exception failure) {
            if (failing.add(part)) {
                LOG.errorf(failure, "%s cannot be read; the rest goes on without it", part);
            }
            return Optional.empty();
        }
    }
}
