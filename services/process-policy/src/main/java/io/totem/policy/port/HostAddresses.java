package io.totem.policy.port;

import io.totem.procfs.AddressTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Which addresses of the host lead to its own containers only, read at most every ten seconds. */
public final class HostAddresses {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Supplier<AddressTable> source;
    private final Clock clock;
    private AddressTable last = AddressTable.NONE;
    private Instant until = Instant.MIN;

    /** @param source reads them now */
    public HostAddresses(Supplier<AddressTable> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The same object while nothing has changed. */
    public synchronized AddressTable table() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            AddressTable found = source.get();
            last = found.equals(last) ? last : found;
            until = now.plus(KEPT);
        }
        return last;
    }
}
