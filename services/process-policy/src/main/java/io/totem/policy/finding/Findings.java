package io.totem.policy.finding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.totem.policy.process.ProcessView;
import io.totem.policy.verdict.Verdict;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Makes findings of judged processes. */
public final class Findings {

    /** Two warnings of one kind about one thing say the same. */
    private record Kind(WarningCode code, Optional<String> argument) {

        static Kind of(Warning warning) {
            return new Kind(warning.code(), warning.argument());
        }
    }

    private static final Comparator<Warning> UNWARNED_LAST = Comparator.nullsLast(Warning.WORST_FIRST);

    private static final Comparator<ProcessView> WORST_FIRST = Comparator.<ProcessView, Verdict>comparing(
                    process -> process.assessment().verdict(), Comparator.reverseOrder())
            .thenComparing(process -> counting(process).orElse(null), UNWARNED_LAST);

    private Findings() {}

    /** The worst first, of equals by name. None of what is safe, and none of the kernel's own threads. */
    public static List<Finding> of(Collection<ProcessView> processes) {
        return processes.stream()
                .filter(process -> process.assessment().verdict() != Verdict.SAFE)
                .collect(groupingBy(Subject::of, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(group -> finding(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(Finding::worst, WORST_FIRST)
                        .thenComparing(finding -> finding.subject().name()))
                .toList();
    }

    private static Finding finding(Subject subject, List<ProcessView> members) {
        ProcessView worst = members.stream()
                .min(WORST_FIRST.thenComparing(process -> process.sample().pid()))
                .orElseThrow();
        Collection<Warning> warnings = members.stream()
                .flatMap(process -> process.assessment().warnings().stream())
                .filter(warning -> !warning.muted())
                .sorted(Warning.WORST_FIRST)
                .collect(toMap(Kind::of, warning -> warning, (first, same) -> first, LinkedHashMap::new))
                .values();
        return new Finding(subject, worst.assessment().verdict(), List.copyOf(warnings), worst, members.size());
    }

    /** Its worst warning that is not muted. */
    private static Optional<Warning> counting(ProcessView process) {
        return process.assessment().warnings().stream()
                .filter(warning -> !warning.muted())
                .findFirst();
    }
}
