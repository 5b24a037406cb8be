package io.totem.dashboard.site;

import io.totem.api.page.Paged;
import io.totem.api.sites.RunSummary;
import io.totem.api.sites.SiteView;
import io.totem.dashboard.live.Fragment;
import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.dashboard.upstream.UpstreamCaller;
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
    public List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query) {
        return switch (Answer.of(() -> sites.one(caller, query.get("site")))) {
            case Answer.Success<SiteView>(SiteView site) -> parts(caller, locale, paging(query), site);
            case Answer.Failure<SiteView>(ServiceProblem problem) ->
                List.of(new Fragment("now", Pages.words(locale, SiteTemplates.siteSilent(locale, problem, "now"))));
        };
    }

    private static Query paging(Query query) {
        return new Query(query.get("page").isEmpty() ? Map.of() : Map.of("page", query.get("page")));
    }

    private List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query, SiteView site) {
        Answer<Paged<RunSummary>> runs = Answer.of(() -> sites.runs(caller, site.id(), query));
        SitePage view = SitePage.of(caller, site, query, runs, Optional.empty());
        return List.of(
                new Fragment("now", Pages.words(locale, SiteTemplates.site$now(locale, view))),
                new Fragment("runs", Pages.words(locale, SiteTemplates.site$runs(locale, view))));
    }
}
