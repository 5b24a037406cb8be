package io.totem.dashboard.site;

import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.live.Part;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Trouble;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One site, as looks at it begin and end. */
@Singleton
final class SiteLive implements LivePage {

    static final String KIND = "site";

    static final List<String> PAGING = List.of("page");

    private static final List<String> PARAMETERS = List.of("site", "page");

    private final SiteClient sites;

    SiteLive(SiteClient sites) {
        this.sites = sites;
    }

    /** What the page of a site is live with: the site, and which of its looks are listed. */
    static Query query(String site, Query paging) {
        Query query = new Query(Map.of("site", site));
        return paging.isEmpty() ? query : query.with("page", paging.get("page"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<Part> parts(Asker asker, Reader reader, Query query) {
        return switch (Answer.of(() -> sites.one(asker, query.get("site")))) {
            case Answer.Given<Site>(Site site) -> parts(asker, reader, paging(query), site);
            case Answer.Missing<Site>(Trouble trouble) ->
                List.of(new Part("now", Pages.words(reader, SiteTemplates.siteSilent(reader, trouble, "now"))));
        };
    }

    private static Query paging(Query query) {
        return new Query(query.get("page").isEmpty() ? Map.of() : Map.of("page", query.get("page")));
    }

    private List<Part> parts(Asker asker, Reader reader, Query query, Site site) {
        Answer<RunSummary.Runs> runs = Answer.of(() -> sites.runs(asker, site.id(), query));
        SiteView view = SiteView.of(asker, site, query, runs, Optional.empty());
        return List.of(
                new Part("now", Pages.words(reader, SiteTemplates.site$now(reader, view))),
                new Part("runs", Pages.words(reader, SiteTemplates.site$runs(reader, view))));
    }
}
