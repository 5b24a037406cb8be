package io.totem.dashboard.process;

import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Sorts the processes into those that can be ended and those that are locked. */
@Singleton
final class TerminableProcesses {

    private static final String MANY = "500";
    private static final int SHOWN = 100;

    private final ProcessClient processes;

    TerminableProcesses(ProcessClient processes) {
        this.processes = processes;
    }

    TerminableView look(UpstreamCaller caller) {
        return new TerminableView(Answer.of(() -> lists(
                processes.list(caller, Map.of("sort", "-memory", "size", MANY)).items())));
    }

    private static TerminableView.Lists lists(List<ProcessEntry> all) {
        List<ProcessEntry> open =
                all.stream().filter(process -> process.termination().allowed()).toList();
        List<ProcessEntry> locked =
                all.stream().filter(process -> !process.termination().allowed()).toList();
        return new TerminableView.Lists(
                open.stream().limit(SHOWN).toList(),
                open.size(),
                locked.stream().limit(SHOWN).toList(),
                locked.size());
    }
}
