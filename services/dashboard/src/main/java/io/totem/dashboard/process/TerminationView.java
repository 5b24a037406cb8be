package io.totem.dashboard.process;

import io.totem.dashboard.upstream.ServiceProblem;
import java.util.Optional;

/**
 * The question before a process is ended.
 *
 * @param reason what was typed before, when the first try was refused
 * @param refused why it was
 */
public record TerminationView(ProcessDetail detail, String reason, Optional<ServiceProblem> refused) {

    public ProcessEntry process() {
        return detail.process();
    }
}
