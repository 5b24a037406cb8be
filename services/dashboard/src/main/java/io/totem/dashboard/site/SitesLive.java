package io.totem.dashboard.site;

import io.totem.dashboard.live.Fragment;
import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.List;

/** The list of sites, as looks begin and end. */
@Singleton
final class SitesLive implements LivePage {

    static final String KIND = "sites";

    static final List<String> PARAMETERS = List.of("page", "size");

    private final SiteClient sites;

    SitesLive(SiteClient sites) {
        this.sites = sites;
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
        SitesView view = SitesView.of(caller, query, Answer.of(() -> sites.list(caller, query)));
        return List.of(new Fragment("list", Pages.words(locale, SiteTemplates.sites$list(locale, view))));
    }
}
