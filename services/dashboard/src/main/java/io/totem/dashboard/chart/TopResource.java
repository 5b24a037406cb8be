package io.totem.dashboard.chart;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.process.ProcessClient;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;

/** Who it was: the processes behind a spike of the charts. */
@Path("/charts/top")
@RunOnVirtualThread
@RolesAllowed("viewer")
@Produces(MediaType.TEXT_HTML)
public class TopResource {

    /** An answer too: of that time there is nothing to show. */
    private static final String NOTHING_KEPT = "TOP_UNKNOWN";

    private final Upstream upstream;
    private final ProcessClient processes;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    TopResource(Upstream upstream, ProcessClient processes, PageLayouts layouts, UpstreamCallers callers) {
        this.upstream = upstream;
        this.processes = processes;
        this.layouts = layouts;
        this.callers = callers;
    }

    /** @param at ISO-8601 UTC, or as the field has it: on the reader's clock; empty for the newest minute */
    @GET
    public Response page(@QueryParam("at") @DefaultValue("") String at) {
        PageLayout layout = layouts.of(Tab.CHARTS);
        PageLocale locale = layout.locale();
        UpstreamCaller caller = callers.caller();
        Answer<TopTimes> top = Answer.of(() -> ask(caller, locale.utc(at.strip())));
        String field = top.value().map(TopTimes::at).map(locale::field).orElse(at);
        Set<String> over = top.value()
                .map(times -> processes.over(caller, times.identities()))
                .orElse(Set.of());
        int status = top.problem()
                .filter(problem -> !problem.errorCode().equals(NOTHING_KEPT))
                .map(ServiceProblem::status)
                .orElse(200);
        return Pages.page(locale, ChartTemplates.top(layout, locale, new TopView(field, top, over)), status);
    }

    private TopTimes ask(UpstreamCaller caller, String at) {
        Query query = new Query(at.isEmpty() ? Map.of() : Map.of("at", at));
        return upstream.get(Service.PROCESS_POLICY, caller, "/api/processes/top" + query, TopTimes.class);
    }
}
