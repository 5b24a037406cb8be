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
    public List<Part> parts(Asker asker, Reader reader, Query query) {
        return switch (Answer.of(() -> sites.run(asker, query.get("run")))) {
            case Answer.Given<SiteRun>(SiteRun run) -> parts(reader, RunView.of(asker, run));
            case Answer.Missing<SiteRun>(Trouble trouble) ->
                List.of(new Part("verdict", Pages.words(reader, SiteTemplates.siteSilent(reader, trouble, "verdict"))));
        };
    }

    private static List<Part> parts(Reader reader, RunView view) {
        return List.of(
                new Part("verdict", Pages.words(reader, SiteTemplates.siteRun$verdict(reader, view))),
                new Part("causes", Pages.words(reader, SiteTemplates.siteRun$causes(reader, view))),
                new Part("walk", Pages.words(reader, SiteTemplates.siteRun$walk(reader, view))));
    }
}
