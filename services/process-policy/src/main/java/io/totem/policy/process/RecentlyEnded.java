package io.totem.policy.process;

import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Processes that a page may still show although they are over: then "it has ended" is truer than "no such process". */
final class RecentlyEnded {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MAX_KEPT = 5_000;

    private record Ended(ProcessSample sample, Instant at) {}

    private final Map<ProcessIdentity, Ended> ended = new LinkedHashMap<>();

    synchronized void note(ProcessSnapshot before, ProcessSnapshot now) {
        before.processes().stream()
                .filter(process -> now.find(process.identity()).isEmpty())
                .forEach(process -> ended.put(process.identity(), new Ended(process.sample(), now.takenAt())));
        Iterator<Ended> oldestFirst = ended.values().iterator();
        while (oldestFirst.hasNext()) {
            boolean old = !oldestFirst.next().at().isAfter(now.takenAt().minus(KEPT));
            if (!old && ended.size() <= MAX_KEPT) {
                return;
            }
            oldestFirst.remove();
        }
    }

    synchronized Optional<ProcessSample> find(ProcessIdentity identity, Instant now) {
        return Optional.ofNullable(ended.get(identity))
                .filter(found -> found.at().isAfter(now.minus(KEPT)))
                .map(Ended::sample);
    }
}
