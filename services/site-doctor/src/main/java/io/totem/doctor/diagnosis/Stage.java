package io.totem.doctor.diagnosis;

import io.totem.api.text.LocalizedText;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One look at a site, in its place of the walk. */
public interface Stage {

    StageName name();

    /** Those that must be over before it: only what they, and those they need, have seen is at hand. */
    default Set<StageName> needs() {
        return Set.of();
    }

    /** After so long the walk goes on without it. */
    Duration limit();

    /** Why it would be meaningless, after what was seen before. */
    default Optional<LocalizedText> pointless(Evidence soFar) {
        return Optional.empty();
    }

    /** Looks, with limits of its own in time and bytes; ends soon after its thread is interrupted. */
    Facts check(Evidence soFar) throws InterruptedException;
}
