package io.totem.dashboard.chart;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.metrics.MetricsClient;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
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
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    ChartResource(MetricsClient metrics, PageLayouts layouts, UpstreamCallers callers) {
        this.metrics = metrics;
        this.layouts = layouts;
        this.callers = callers;
    }

    @GET
    public Response page(@QueryParam("range") @DefaultValue(ChartsView.USUAL) String range) {
        UpstreamCaller caller = callers.caller();
        String known = ChartsView.RANGES.contains(range) ? range : ChartsView.USUAL;
        ChartsView view = ChartsView.of(known, Answer.of(() -> metrics.history(caller, known)));
        PageLayout layout = layouts.of(Tab.CHARTS);
        return Pages.page(layout.locale(), ChartTemplates.charts(layout, layout.locale(), view));
    }
}
