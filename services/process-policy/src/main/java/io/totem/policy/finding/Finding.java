package io.totem.policy.finding;

import io.totem.api.processes.Verdict;
import io.totem.policy.process.ProcessView;
import io.totem.policy.warning.Warning;
import java.util.List;

/**
 * All that is to be said about one subject: its processes share it, and it counts once.
 *
 * @param verdict the worst of them
 * @param warnings that are not muted, each once, the worst first; none of an unknown program that is only unknown
 * @param worst the process of the worst verdict and warning, of equals the one with the lowest PID
 * @param processes how many of the subject's are not safe
 */
public record Finding(Subject subject, Verdict verdict, List<Warning> warnings, ProcessView worst, int processes) {

    public Finding {
        warnings = List.copyOf(warnings);
    }
}
