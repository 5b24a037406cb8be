package io.totem.doctor.runs;

import io.totem.api.page.Paged;
import io.totem.doctor.report.RunSummary;
import io.totem.doctor.report.StageView;
import io.totem.doctor.sites.SiteRuns;
import io.totem.platform.limit.Page;
import io.totem.platform.store.StoreUnavailableException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where runs are kept. Each method throws {@link StoreUnavailableException}. */
interface RunStore extends SiteRuns {

    /** Gives the run its place and writes it down, or does neither. The oldest runs of the target beyond those kept go. */
    StartResult begin(Run run);

    /** @return false when the run was removed, or called lost, in the meantime */
    boolean progress(String run, List<StageView> stages);

    /** Writes what came of it and frees its place. */
    void finish(Run run);

    /** Of one target, newest first. */
    Paged<RunSummary> page(String target, Page page);

    Optional<Run> get(String id);

    /** Says that these runs are alive. */
    void beat(Collection<String> runs);

    /** Ends the runs that nobody has said to be alive for some time. */
    void endLost();
}
