package io.totem.dashboard.site;

import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.live.Part;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
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
    public List<Part> parts(Asker asker, Reader reader, Query query) {
        SitesView view = SitesView.of(asker, query, Answer.of(() -> sites.list(asker, query)));
        return List.of(new Part("list", Pages.words(reader, SiteTemplates.sites$list(reader, view))));
    }
}
