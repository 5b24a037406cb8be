package io.totem.policy.exchange;

import io.totem.api.policies.ImportLine;
import io.totem.api.policies.ImportLine.Result;
import io.totem.api.policies.ImportReport;
import java.util.List;

/** Counts what became of the lines of a file. */
public final class ImportReports {

    private ImportReports() {}

    public static ImportReport of(String node, boolean applied, List<ImportLine> lines) {
        return new ImportReport(
                node,
                applied,
                count(lines, Result.ADDED),
                count(lines, Result.UPDATED),
                count(lines, Result.UNCHANGED),
                count(lines, Result.PROPOSED),
                count(lines, Result.REJECTED),
                lines);
    }

    private static long count(List<ImportLine> lines, Result result) {
        return lines.stream().filter(line -> line.result() == result).count();
    }
}
