package io.totem.dashboard.chart;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.page.Askers;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.process.ProcessClient;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Trouble;
import io.totem.dashboard.upstream.Upstream;
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
    private final Frames frames;
    private final Askers askers;

    TopResource(Upstream upstream, ProcessClient processes, Frames frames, Askers askers) {
        this.upstream = upstream;
        this.processes = processes;
        this.frames = frames;
        this.askers = askers;
    }

    /** @param at ISO-8601 UTC, or as the field has it: on the reader's clock; empty for the newest minute */
    @GET
    public Response page(@QueryParam("at") @DefaultValue("") String at) {
        Frame frame = frames.of(Tab.CHARTS);
        Reader reader = frame.reader();
        Asker asker = askers.asker();
        Answer<TopTimes> top = Answer.of(() -> ask(asker, reader.utc(at.strip())));
        String field = top.value().map(TopTimes::at).map(reader::field).orElse(at);
        Set<String> over = top.value()
                .map(times -> processes.over(asker, times.identities()))
                .orElse(Set.of());
        int status = top.trouble()
                .filter(trouble -> !trouble.errorCode().equals(NOTHING_KEPT))
                .map(Trouble::status)
                .orElse(200);
        return Pages.page(reader, ChartTemplates.top(frame, reader, new TopView(field, top, over)), status);
    }

    private TopTimes ask(Asker asker, String at) {
        Query query = new Query(at.isEmpty() ? Map.of() : Map.of("at", at));
        return upstream.get(Service.PROCESS_POLICY, asker, "/api/processes/top" + query, TopTimes.class);
    }
}
