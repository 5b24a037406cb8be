package io.totem.doctor.runs;

import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.sites.StoredSite;
import java.util.function.Consumer;

/** How a target is walked. */
public interface SiteDiagnosis {

    /**
     * @param token of whoever started it, to ask other services in their name
     * @param each is told of every stage when it is over
     */
    Evidence walk(StoredSite site, String token, Consumer<StageReport> each) throws InterruptedException;
}
