package io.totem.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What needs a look on a host: all processes of one unit, one container or one program of one user are one finding.
 *
 * @param thing the unit, the container or the program
 * @param verdict caution or danger
 * @param because the codes of the warnings that make it so, or "unknown"
 */
record Finding(String thing, String verdict, String because) {

    /** Erlang's port mapper, which a package opens to everybody by itself; any other debugger's port is no package's setting. */
    private static final String PORT_MAPPER = "DEBUG_PORT(4369)";

    /** Those of one host, by their thing. */
    static List<Finding> of(List<Map<String, Object>> processes) {
        Map<String, List<Map<String, Object>>> byThing =
                processes.stream().collect(Collectors.groupingBy(Finding::thing, TreeMap::new, Collectors.toList()));
        return byThing.entrySet().stream()
                .flatMap(entry -> of(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static Optional<Finding> of(String thing, List<Map<String, Object>> rows) {
        String worst = rows.stream().anyMatch(row -> row.get("verdict").equals("danger")) ? "danger" : "caution";
        List<Map<String, Object>> odd =
                rows.stream().filter(row -> row.get("verdict").equals(worst)).toList();
        if (odd.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> codes = new TreeSet<>();
        odd.forEach(row -> codes.addAll(because(row)));
        return Optional.of(new Finding(thing, worst, String.join(", ", codes)));
    }

    /** Odd for its ports alone: a package's own settings let it listen at every address. */
    boolean isOpenToAll() {
        return List.of(because.split(", ")).stream()
                .allMatch(code -> code.startsWith("PUBLIC_PORT") || code.equals(PORT_MAPPER));
    }

    private static List<String> because(Map<String, Object> row) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> warnings = (List<Map<String, Object>>) row.get("warnings");
        List<String> codes = warnings.stream()
                .filter(warning -> !(boolean) warning.get("muted")
                        && !warning.get("severity").equals("info"))
                .map(warning -> warning.get("code")
                        + (warning.get("argument") == null ? "" : "(" + warning.get("argument") + ")"))
                .toList();
        return codes.isEmpty() ? List.of("unknown") : codes;
    }

    private static String thing(Map<String, Object> row) {
        Object container = row.get("container");
        Object unit = row.get("unit");
        return container != null
                ? "container " + container.toString().replace(Stack.PROJECT + "-", "")
                : unit != null ? (String) unit : row.get("name") + " of " + row.get("user");
    }
}
