package io.totem.dashboard.process;

import io.totem.dashboard.upstream.Trouble;
import java.util.Optional;

/**
 * The question before a process is ended.
 *
 * @param reason what was typed before, when the first try was refused
 * @param refused why it was
 */
public record EndView(ProcessDetail detail, String reason, Optional<Trouble> refused) {

    public ProcessEntry process() {
        return detail.process();
    }
}
