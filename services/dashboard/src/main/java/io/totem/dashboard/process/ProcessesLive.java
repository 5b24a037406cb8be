package io.totem.dashboard.process;

import io.totem.dashboard.live.LivePage;
import io.totem.dashboard.live.Part;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
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
    public List<Part> parts(Asker asker, Reader reader, Query query) {
        ProcessesView view = new ProcessesView(query, Answer.of(() -> processes.list(asker, query)));
        return List.of(
                new Part("counts", Pages.words(reader, ProcessTemplates.processes$counts(reader, view))),
                new Part("list", Pages.words(reader, ProcessTemplates.processes$list(reader, view))));
    }
}
