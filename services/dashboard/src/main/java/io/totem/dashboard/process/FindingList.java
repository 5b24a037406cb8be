package io.totem.dashboard.process;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One page of what needs a look, the worst first, as docs/api.md describes it. */
public record FindingList(
        String node,
        int page,
        int size,
        long pages,
        long total,
        Instant takenAt,
        int hidden,
        boolean othersHidden,
        Counts counts,
        List<Finding> items) {

    public record Counts(long caution, long danger) {}

    /**
     * @param processes how many of the subject's are not safe
     * @param warnings the worst first; none of what is merely unknown
     * @param process the one to look at first
     */
    public record Finding(
            Subject subject, Verdict verdict, int processes, List<Warning> warnings, ProcessEntry process) {

        public Finding {
            warnings = List.copyOf(warnings);
        }

        /** How many warnings are not told here. */
        public int moreWarnings() {
            return Math.max(0, warnings.size() - 1);
        }
    }

    public record Subject(Kind kind, String name, String user) {}

    /** What a person would act on. */
    public enum Kind {
        CONTAINER,
        UNIT,
        PROGRAM;

        @JsonCreator
        static Kind ofWord(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElse(PROGRAM);
        }
    }

    public FindingList {
        items = List.copyOf(items);
    }
}
