package io.totem.doctor.runs;

import io.totem.doctor.sites.KeptTarget;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageReport;
import java.util.function.Consumer;

/** How a target is walked. */
public interface SiteWalk {

    /**
     * @param token of whoever started it, to ask other services in their name
     * @param each is told of every stage when it is over
     */
    Evidence walk(KeptTarget target, String token, Consumer<StageReport> each) throws InterruptedException;
}
