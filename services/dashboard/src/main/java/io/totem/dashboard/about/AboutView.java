package io.totem.dashboard.about;

import io.totem.api.metrics.Snapshot;
import io.totem.dashboard.page.Level;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceProblem;
import java.util.List;
import java.util.Optional;

/** What Totem says about itself. */
public record AboutView(
        String version,
        String shape,
        String store,
        String history,
        String java,
        Answer<Snapshot> machine,
        List<Part> parts) {

    /** One service and whether it answers. */
    public record Part(Service service, Optional<ServiceProblem> problem) {

        public Level level() {
            return problem.isPresent() ? Level.BAD : Level.GOOD;
        }
    }
}
