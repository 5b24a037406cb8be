package io.totem.policy.finding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.totem.api.processes.Verdict;
import io.totem.policy.port.Severity;
import io.totem.policy.process.ProcessView;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes findings of judged processes. */
public final class Findings {

    /** Two warnings of one kind about one thing say the same. */
    private record Kind(WarningCode code, Optional<String> argument) {

        static Kind of(Warning warning) {
            return new Kind(warning.code(), warning.argument());
        }
    }

    private static final Comparator<Part> WORST_FIRST = Comparator.comparing(Part::verdict, Comparator.reverseOrder())
            .thenComparing(
                    part -> part.warnings().isEmpty() ? null : part.warnings().getFirst(),
                    Comparator.nullsLast(Warning.WORST_FIRST));

    /** What one process has to do with one subject; its warnings are not muted, the worst first. */
    private record Part(Subject subject, ProcessView process, Verdict verdict, List<Warning> warnings) {}

    private Findings() {}

    /** The worst first, of equals by name. None of what is safe, and none of the kernel's own threads. */
    public static List<Finding> of(Collection<ProcessView> processes) {
        return processes.stream()
                .filter(process -> process.assessment().verdict() != Verdict.SAFE)
                .flatMap(Findings::parts)
                .collect(groupingBy(Part::subject, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .sorted(Comparator.comparing(Findings::worst, WORST_FIRST)
                        .thenComparing(parts -> parts.getFirst().subject().name()))
                .map(Findings::finding)
                .toList();
    }

    /** A process is its subject's; a port that systemd holds is its socket unit's. */
    private static Stream<Part> parts(ProcessView process) {
        Subject own = Subject.of(process);
        Map<Subject, List<Warning>> told = process.assessment().warnings().stream()
                .filter(warning -> !warning.muted())
                .sorted(Warning.WORST_FIRST)
                .collect(groupingBy(
                        warning -> Subject.ofHeldPort(process, warning)
                                .or(() -> Subject.ofHidden(process, warning))
                                .orElse(own),
                        LinkedHashMap::new,
                        toList()));
        Verdict verdict = process.assessment().verdict();
        if (told.keySet().stream().allMatch(own::equals)) {
            return Stream.of(new Part(own, process, verdict, told.getOrDefault(own, List.of())));
        }
        Severity worst = told.values().iterator().next().getFirst().severity();
        return told.entrySet().stream()
                .map(entry -> part(entry.getKey(), process, entry.getValue(), worst))
                .filter(part -> part.verdict() != Verdict.SAFE);
    }

    /** With the process' own verdict where it is as bad as the worst, else with what its warnings alone would make of it. */
    private static Part part(Subject subject, ProcessView process, List<Warning> warnings, Severity worst) {
        Severity severity = warnings.getFirst().severity();
        Verdict verdict = severity == worst
                ? process.assessment().verdict()
                : severity == Severity.CAUTION ? Verdict.CAUTION : Verdict.SAFE;
        return new Part(subject, process, verdict, warnings);
    }

    private static Part worst(List<Part> parts) {
        return parts.stream()
                .min(WORST_FIRST.thenComparing(part -> part.process().sample().pid()))
                .orElseThrow();
    }

    private static Finding finding(List<Part> parts) {
        Part worst = worst(parts);
        Collection<Warning> warnings = parts.stream()
                .flatMap(part -> part.warnings().stream())
                .sorted(Warning.WORST_FIRST)
                .collect(toMap(Kind::of, warning -> warning, (first, same) -> first, LinkedHashMap::new))
                .values();
        return new Finding(worst.subject(), worst.verdict(), List.copyOf(warnings), worst.process(), parts.size());
    }
}
