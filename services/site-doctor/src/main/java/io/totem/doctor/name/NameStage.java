package io.totem.doctor.name;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Stage;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.site.Site;
import java.time.Duration;

/** Whether the name leads anywhere, and whether anybody may be asked there. */
public final class NameStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final Lookup lookup;
    private final AddressPolicy guard;

    public NameStage() {
        this(new Lookup(), new AddressPolicy(OwnAddresses::contain));
    }

    NameStage(Lookup lookup, AddressPolicy guard) {
        this.lookup = lookup;
        this.guard = guard;
    }

    @Override
    public StageName name() {
        return StageName.NAME;
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Facts check(Evidence soFar) throws InterruptedException {
        Site site = soFar.site();
        return lookup.of(site.askedHost(), address -> guard.lets(address, site));
    }
}
