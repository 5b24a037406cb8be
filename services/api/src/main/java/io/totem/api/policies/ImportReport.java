package io.totem.api.policies;

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
}
