package io.totem.logs.source;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.logs.SourceView;
import io.totem.api.logs.Sources;
import io.totem.api.logs.SourcesApi;
import io.totem.logs.Messages;
import io.totem.logs.Parameters;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** What can be read here, and what cannot, with the reason. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class SourcesResource implements SourcesApi {

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

    @Override
    public Sources list(String search, Optional<String> page, Optional<String> size) {
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
                page.of(all).stream().map(source -> view(source, caller)).toList(),
                listing.notes());
    }

    private SourceView view(LogSource source, Caller caller) {
        return new SourceView(
                source.id().text(),
                kind(source.id()),
                source.name(),
                path(source.id()),
                source.sizeBytes(),
                source.modifiedAt(),
                source.readable(),
                source.reason(),
                source.role().group(),
                source.allowed(caller));
    }

    private static String kind(SourceId id) {
        return switch (id) {
            case SourceId.File _ -> "file";
            case SourceId.Journal _ -> "journal";
        };
    }

    private Optional<String> path(SourceId id) {
        return switch (id) {
            case SourceId.File file -> Optional.of(names.of(file.path()));
            case SourceId.Journal _ -> Optional.empty();
        };
    }
}
