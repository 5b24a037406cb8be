package io.totem.dashboard.process;

import io.totem.dashboard.live.Fragment;
import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The process list as it is filtered. */
@Singleton
final class ProcessesLive implements LivePage {

    private final ProcessClient processes;

    ProcessesLive(ProcessClient processes) {
        this.processes = processes;
    }

    @Override
    public String kind() {
        return "processes";
    }

    @Override
    public List<String> parameters() {
        return ProcessesView.PARAMETERS;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query) {
        ProcessesView view = new ProcessesView(query, Answer.of(() -> processes.list(caller, query)));
        return List.of(
                new Fragment("counts", Pages.words(locale, ProcessTemplates.processes$counts(locale, view))),
                new Fragment("list", Pages.words(locale, ProcessTemplates.processes$list(locale, view))));
    }
}
