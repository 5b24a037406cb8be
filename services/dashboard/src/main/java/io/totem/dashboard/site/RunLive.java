package io.totem.dashboard.site;

import io.totem.api.sites.RunView;
import io.totem.dashboard.live.Fragment;
import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** One look at a site, stage by stage. Its last event says where the page goes on: what is over does not change. */
@Singleton
final class RunLive implements LivePage {

    static final String KIND = "site-run";

    private final SiteClient sites;

    RunLive(SiteClient sites) {
        this.sites = sites;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> parameters() {
        return List.of("run");
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query) {
        return switch (Answer.of(() -> sites.run(caller, query.get("run")))) {
            case Answer.Success<RunView>(RunView run) -> parts(locale, RunPage.of(caller, run));
            case Answer.Failure<RunView>(ServiceProblem problem) ->
                List.of(new Fragment(
                        "verdict", Pages.words(locale, SiteTemplates.siteSilent(locale, problem, "verdict"))));
        };
    }

    private static List<Fragment> parts(PageLocale locale, RunPage view) {
        return List.of(
                new Fragment("verdict", Pages.words(locale, SiteTemplates.siteRun$verdict(locale, view))),
                new Fragment("causes", Pages.words(locale, SiteTemplates.siteRun$causes(locale, view))),
                new Fragment("walk", Pages.words(locale, SiteTemplates.siteRun$walk(locale, view))));
    }
}
