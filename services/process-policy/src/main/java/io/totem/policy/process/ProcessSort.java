package io.totem.policy.process;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The columns a list can be sorted by. Equal ones stand by memory, the largest first. */
enum ProcessSort {
    VERDICT(Comparator.comparing(process -> process.assessment().verdict())),
    NAME(Comparator.comparing(process -> process.name().toLowerCase(Locale.ROOT))),
    PID(Comparator.comparingInt(process -> process.sample().pid())),
    USER(Comparator.comparing(process -> process.sample().user())),
    CPU(Comparator.comparingDouble(process -> process.sample().cpuPercent().orElse(-1))),
    MEMORY(Comparator.comparingLong(process -> process.sample().residentBytes())),
    STARTED(Comparator.comparing(process -> process.sample().startedAt())),
    PORT(Comparator.comparingInt(ProcessSort::lowestPort));

    private static final Comparator<ProcessView> TIE = Comparator.<ProcessView>comparingLong(
                    process -> process.sample().residentBytes())
            .reversed()
            .thenComparingInt(process -> process.sample().pid());

    private final Comparator<ProcessView> column;

    ProcessSort(Comparator<ProcessView> column) {
        this.column = column;
    }

    Comparator<ProcessView> comparator(boolean descending) {
        return (descending ? column.reversed() : column).thenComparing(TIE);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ProcessSort> ofWord(String word) {
        return Arrays.stream(values()).filter(sort -> sort.word().equals(word)).findFirst();
    }

    private static int lowestPort(ProcessView process) {
        return process.ports().stream().mapToInt(open -> open.port()).min().orElse(Integer.MAX_VALUE);
    }
}
