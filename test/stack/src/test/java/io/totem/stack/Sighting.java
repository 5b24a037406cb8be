package io.totem.stack;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Totem says of one process of a shape.
 *
 * @param verdict safe, caution or danger
 * @param warnings by code, how severe; muted ones are none
 */
record Sighting(String verdict, List<Map.Entry<String, String>> warnings) {

    private static final List<String> SEVERITIES = List.of("info", "caution", "danger");

    static Sighting of(Map<String, Object> row) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> warnings = (List<Map<String, Object>>) row.get("warnings");
        return new Sighting(
                (String) row.get("verdict"),
                warnings.stream()
                        .filter(warning -> !(boolean) warning.get("muted"))
                        .map(warning -> Map.entry((String) warning.get("code"), (String) warning.get("severity")))
                        .toList());
    }

    /** How severe the expected warning is, where it is there at all. */
    private Optional<String> severity(Shape shape) {
        return warnings.stream()
                .filter(warning -> shape.codes().contains(warning.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.comparing(SEVERITIES::indexOf));
    }

    boolean warnsOf(Shape shape) {
        return severity(shape)
                .filter(found -> SEVERITIES.indexOf(found) >= SEVERITIES.indexOf(shape.severity()))
                .isPresent();
    }

    /** In the words of the table. */
    String threat(Shape shape) {
        if (warnsOf(shape)) {
            return "found";
        }
        return severity(shape)
                .map(found -> "too weak: " + found)
                .orElse(warnings.isEmpty() ? "**missed**, " + verdict : "**missed**, " + verdict + " for " + others());
    }

    boolean falseAlarm(Shape shape) {
        return warnsOf(shape) || verdict.equals("danger");
    }

    /** In the words of the table. */
    String neighbour(Shape shape) {
        return falseAlarm(shape) ? "**false**: " + verdict + " for " + others() : "quiet";
    }

    private String others() {
        String codes = String.join(
                ", ",
                warnings.stream()
                        .filter(warning -> !warning.getValue().equals("info"))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .distinct()
                        .toList());
        return codes.isEmpty() ? "nothing" : codes;
    }
}
