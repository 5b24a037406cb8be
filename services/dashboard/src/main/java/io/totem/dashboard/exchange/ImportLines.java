package io.totem.dashboard.exchange;

import io.quarkus.qute.TemplateExtension;
import io.totem.api.policies.ImportLine;
import io.totem.api.policies.ImportReport;
import io.totem.dashboard.page.Level;
import java.util.Comparator;
import java.util.List;

/** {@code line.level} in templates, and of a report what is shown of its lines. */
@TemplateExtension
final class ImportLines {

    private static final int SHOWN = 500;

    /** What needs a person first. */
    private static final Comparator<ImportLine> ORDER = Comparator.<ImportLine>comparingInt(
                    line -> switch (line.result()) {
                        case REJECTED -> 0;
                        case PROPOSED -> 1;
                        case UPDATED -> 2;
                        case ADDED -> 3;
                        case UNCHANGED -> 4;
                    })
            .thenComparingLong(ImportLine::line);

    private ImportLines() {}

    static Level level(ImportLine line) {
        return switch (line.result()) {
            case REJECTED -> Level.BAD;
            case UPDATED, PROPOSED -> Level.WARN;
            case ADDED -> Level.GOOD;
            case UNCHANGED -> Level.NONE;
        };
    }

    static boolean changesSomething(ImportReport report) {
        return report.added() + report.updated() > 0;
    }

    static List<ImportLine> shown(ImportReport report) {
        return report.lines().stream().sorted(ORDER).limit(SHOWN).toList();
    }

    /** How many lines are not shown. */
    static long more(ImportReport report) {
        return Math.max(0, report.lines().size() - SHOWN);
    }
}
