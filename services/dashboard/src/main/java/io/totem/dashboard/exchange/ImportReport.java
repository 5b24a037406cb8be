package io.totem.dashboard.exchange;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an import did, or would do, as docs/api.md describes it. */
public record ImportReport(
        boolean applied, long added, long updated, long unchanged, long proposed, long rejected, List<Line> lines) {

    private static final int SHOWN = 500;

    /** The order on the page: what needs a person first. */
    private static final List<String> ORDER = List.of("rejected", "proposed", "updated", "added", "unchanged");

    public record Line(
            long line,
            String name,
            Optional<String> platform,
            String result,
            Optional<LocalizedText> reason,
            List<FieldWrong> errors) {

        public Line {
            name = name == null ? "" : name;
            errors = errors == null ? List.of() : List.copyOf(errors);
        }

        public Level level() {
            return switch (result) {
                case "rejected" -> Level.BAD;
                case "updated", "proposed" -> Level.WARN;
                case "added" -> Level.GOOD;
                default -> Level.NONE;
            };
        }

        private int order() {
            int place = ORDER.indexOf(result);
            return place < 0 ? ORDER.size() : place;
        }
    }

    public record FieldWrong(String field, LocalizedText why) {}

    public ImportReport {
        lines = List.copyOf(lines);
    }

    public boolean changesSomething() {
        return added + updated > 0;
    }

    public List<Line> shown() {
        return lines.stream()
                .sorted(Comparator.comparingInt(Line::order).thenComparingLong(Line::line))
                .limit(SHOWN)
                .toList();
    }

    /** How many lines are not shown. */
    public int more() {
        return Math.max(0, lines.size() - SHOWN);
    }
}
