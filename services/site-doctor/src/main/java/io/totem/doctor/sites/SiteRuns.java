package io.totem.doctor.sites;

import io.totem.api.sites.RunSummary;
import io.totem.platform.store.StoreUnavailableException;
import java.util.Map;
import java.util.Optional;

/** What is known of the runs of targets. Each method throws {@link StoreUnavailableException}. */
public interface SiteRuns {

    /** The newest run of a target that is over. */
    Optional<RunSummary> last(String target);

    /** The id of the run under way, by target. */
    Map<String, String> running();

    /** Removes every run of a target, the one under way too. */
    void forget(String target);
}
