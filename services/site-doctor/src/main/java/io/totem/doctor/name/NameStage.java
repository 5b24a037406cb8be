package io.totem.doctor.name;

import io.totem.doctor.site.Target;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.Facts;
import io.totem.doctor.walk.Stage;
import io.totem.doctor.walk.StageName;
import java.time.Duration;

/** Whether the name leads anywhere, and whether anybody may be asked there. */
public final class NameStage implements Stage {

    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final Lookup lookup;
    private final Guard guard;

    public NameStage() {
        this(new Lookup(), new Guard(OwnAddresses::contain));
    }

    NameStage(Lookup lookup, Guard guard) {
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
    public Facts look(Evidence soFar) throws InterruptedException {
        Target target = soFar.target();
        return lookup.of(target.askedHost(), address -> guard.lets(address, target));
    }
}
