package io.totem.logs.source;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.text.LocalizedText;
import io.totem.logs.Messages;
import io.totem.logs.Parameters;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/logs/sources}: what can be read here, and what cannot, with the reason. */
@Path("/api/logs/sources")
@RunOnVirtualThread
public class SourcesResource {

    private static final int MAX_SEARCH = 200;

    private final SourceCatalog catalog;
    private final Callers callers;
    private final NodeName node;
    private final PathNames names;

    SourcesResource(SourceCatalog catalog, Callers callers, NodeName node, PathNames names) {
        this.catalog = catalog;
        this.callers = callers;
        this.node = node;
        this.names = names;
    }

    /** A page of the list; {@code notes} say what the whole list leaves out. */
    public record Sources(
            String node,
            int page,
            int size,
            long pages,
            long total,
            List<SourceView> items,
            List<LocalizedText> notes) {}

    @GET
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Sources list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("page") Optional<String> page,
            @QueryParam("size") Optional<String> size) {
        Parameters parameters = new Parameters();
        int number = parameters.number("page", page, 1, Page.MAX_NUMBER, 1);
        int items = parameters.number("size", size, 1, Page.MAX_SIZE, Page.DEFAULT_SIZE);
        if (search.length() > MAX_SEARCH) {
            parameters.wrong("search", Messages.text("problem.search", Integer.toString(MAX_SEARCH)));
        }
        parameters.check();
        return view(catalog.list(search), new Page(number, items), callers.caller());
    }

    private Sources view(Listing listing, Page page, Caller caller) {
        List<LogSource> all = listing.sources();
        return new Sources(
                node.value(),
                page.number(),
                page.size(),
                page.pagesFor(all.size()),
                all.size(),
                page.of(all).stream()
                        .map(source -> SourceView.of(source, caller, names))
                        .toList(),
                listing.notes());
    }
}
