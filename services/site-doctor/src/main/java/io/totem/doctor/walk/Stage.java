package io.totem.doctor.walk;

import io.totem.platform.text.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One look at a site, in its place of the walk. */
public interface Stage {

    StageName name();

    /** Those that must be over before it: only what they, and those they need, have seen is at hand. */
    Set<StageName> needs();

    /** After so long the walk goes on without it. */
    Duration limit();

    /** Why it would be meaningless, after what was seen before. */
    Optional<Text> pointless(Evidence soFar);

    /** Looks, with limits of its own in time and bytes; ends soon after its thread is interrupted. */
    Facts look(Evidence soFar) throws InterruptedException;
}
