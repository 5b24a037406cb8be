package io.totem.dashboard.process;

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

/** The numbers of one process, until it is over. */
@Singleton
final class ProcessLive implements LivePage {

    private final ProcessClient processes;

    ProcessLive(ProcessClient processes) {
        this.processes = processes;
    }

    @Override
    public String kind() {
        return "process";
    }

    @Override
    public List<String> parameters() {
        return List.of("identity");
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public List<Fragment> parts(UpstreamCaller caller, PageLocale locale, Query query) {
        String html = switch (Answer.of(() -> processes.one(caller, query.get("identity")))) {
            case Answer.Success<ProcessDetail>(ProcessDetail detail) ->
                Pages.words(locale, ProcessTemplates.process$numbers(locale, detail));
            case Answer.Failure<ProcessDetail>(ServiceProblem problem) ->
                Pages.words(locale, ProcessTemplates.processOver(locale, problem));
        };
        return List.of(new Fragment("numbers", html));
    }
}
