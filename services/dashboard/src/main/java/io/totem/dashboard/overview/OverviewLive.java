package io.totem.dashboard.overview;

import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.live.Fragment;
import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.List;

/** The Overview's parts. */
@Singleton
final class OverviewLive implements LivePage {

    private final Overview overview;

    OverviewLive(Overview overview) {
        this.overview = overview;
    }

    @Override
    public String kind() {
        return "overview";
    }

    @Override
    public List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query) {
        OverviewView view = overview.look(caller);
        return List.of(
                part("cards", locale, OverviewTemplates.overview$cards(locale, view)),
                part("looks", locale, OverviewTemplates.overview$looks(locale, view)),
                part("services", locale, OverviewTemplates.overview$services(locale, view)),
                part("top", locale, OverviewTemplates.overview$top(locale, view)),
                part("logs", locale, OverviewTemplates.overview$logs(locale, view)),
                part("refused", locale, OverviewTemplates.overview$refused(locale, view)));
    }

    private static Fragment part(String id, PageLocale locale, TemplateInstance template) {
        return new Fragment(id, Pages.words(locale, template));
    }
}
