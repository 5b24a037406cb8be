package io.totem.dashboard.process;

import io.totem.dashboard.live.Fragment;
import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.List;

/** What can be ended, as it changes. */
@Singleton
final class TerminableLive implements LivePage {

    private final TerminableProcesses ending;

    TerminableLive(TerminableProcesses ending) {
        this.ending = ending;
    }

    @Override
    public String kind() {
        return "ending";
    }

    @Override
    public List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query) {
        return List.of(
                new Fragment("list", Pages.words(locale, ProcessTemplates.ending$list(locale, ending.look(caller)))));
    }
}
