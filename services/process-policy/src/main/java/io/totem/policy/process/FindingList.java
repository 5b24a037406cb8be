package io.totem.policy.process;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.totem.api.page.Paged;
import io.totem.api.processes.Verdict;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.policy.finding.Finding;
import io.totem.policy.finding.Subject;
import io.totem.policy.warning.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of findings, the worst first.
 *
 * @param hidden how many processes the kernel did not let us read
 * @param othersHidden whether it does not even list those of other users: then nothing is said of the whole machine
 * @param counts of all findings; a subject with several processes or warnings counts once
 */
record FindingList(@JsonUnwrapped Paged<Row> page, Instant takenAt, int hidden, boolean othersHidden, Counts counts) {

    record Counts(long caution, long danger) {

        static Counts of(List<Finding> findings) {
            return new Counts(count(findings, Verdict.CAUTION), count(findings, Verdict.DANGER));
        }

        private static long count(List<Finding> findings, Verdict verdict) {
            return findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .count();
        }
    }

    /** @param process the one to look at first */
    record Row(Subject subject, Verdict verdict, int processes, List<Warning> warnings, ProcessRow process) {}

    static FindingList of(
            String node, Page page, List<Finding> findings, ProcessSnapshot snapshot, Optional<Role> role) {
        List<Row> rows = page.of(findings).stream()
                .map(finding -> new Row(
                        finding.subject(),
                        finding.verdict(),
                        finding.processes(),
                        finding.warnings(),
                        ProcessRow.of(finding.worst(), snapshot, role)))
                .toList();
        return new FindingList(
                page.answer(node, findings.size(), rows),
                snapshot.takenAt(),
                snapshot.hidden(),
                snapshot.othersHidden(),
                Counts.of(findings));
    }
}
