package io.totem.policy.exchange;

import io.totem.policy.exchange.ImportLine.Result;
import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param applied whether it was done
 */
public record ImportReport(
        String node,
        boolean applied,
        long added,
        long updated,
        long unchanged,
        long proposed,
        long rejected,
        List<ImportLine> lines) {

    public ImportReport {
        lines = List.copyOf(lines);
    }

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
