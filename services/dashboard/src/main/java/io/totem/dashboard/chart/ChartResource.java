package io.totem.dashboard.chart;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The numbers over time: small charts without a script, ones to point at and zoom with it. */
@Path("/charts")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class ChartResource {

    private final MetricsClient metrics;
    private final Frames frames;
    private final Askers askers;

    ChartResource(MetricsClient metrics, Frames frames, Askers askers) {
        this.metrics = metrics;
        this.frames = frames;
        this.askers = askers;
    }

    @GET
    public Response page(@QueryParam("range") @DefaultValue(ChartsView.USUAL) String range) {
        Asker asker = askers.asker();
        String known = ChartsView.RANGES.contains(range) ? range : ChartsView.USUAL;
        ChartsView view = ChartsView.of(known, Answer.of(() -> metrics.history(asker, known)));
        Frame frame = frames.of(Tab.CHARTS);
        return Pages.page(frame.reader(), ChartTemplates.charts(frame, frame.reader(), view));
    }
}
