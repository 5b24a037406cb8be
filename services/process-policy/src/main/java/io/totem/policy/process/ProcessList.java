package io.totem.policy.process;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.totem.api.page.Paged;
import io.totem.api.processes.Verdict;
import io.totem.policy.known.Freshness;
import java.time.Instant;
import java.util.List;

/**
 * A page of processes.
 *
 * @param policies how current what explains them is
 * @param hidden how many processes the kernel did not let us read
 * @param othersHidden whether it does not even list those of other users: the list is then no list of the machine
 * @param unownedPorts ports of the whole machine that no visible process owns
 * @param counts of all that match, whatever verdict was asked for
 */
record ProcessList(
        @JsonUnwrapped Paged<ProcessRow> page,
        Instant takenAt,
        int hidden,
        boolean othersHidden,
        UnownedPorts unownedPorts,
        Freshness policies,
        Counts counts) {

    record Counts(long safe, long caution, long danger, long all) {

        static Counts of(List<ProcessView> processes) {
            return new Counts(
                    count(processes, Verdict.SAFE),
                    count(processes, Verdict.CAUTION),
                    count(processes, Verdict.DANGER),
                    processes.size());
        }

        private static long count(List<ProcessView> processes, Verdict verdict) {
            return processes.stream()
                    .filter(process -> process.assessment().verdict() == verdict)
                    .count();
        }
    }
}
