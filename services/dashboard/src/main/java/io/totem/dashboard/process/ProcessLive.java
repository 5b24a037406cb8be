package io.totem.dashboard.process;

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
    public List<Part> parts(Asker asker, Reader reader, Query query) {
        String html = switch (Answer.of(() -> processes.one(asker, query.get("identity")))) {
            case Answer.Given<ProcessDetail>(ProcessDetail detail) ->
                Pages.words(reader, ProcessTemplates.process$numbers(reader, detail));
            case Answer.Missing<ProcessDetail>(Trouble trouble) ->
                Pages.words(reader, ProcessTemplates.processOver(reader, trouble));
        };
        return List.of(new Part("numbers", html));
    }
}
