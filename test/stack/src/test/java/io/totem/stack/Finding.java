package io.totem.stack;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What needs a look on a host, as Totem counts it: a unit, a container, or one user's processes of one program.
 *
 * @param thing the unit, the container or the program
 * @param verdict caution or danger
 * @param because the codes of the warnings that make it so, or "unknown"
 */
record Finding(String thing, String verdict, String because) {

    /** Erlang's port mapper, which a package opens to everybody by itself; any other debugger's port is no package's setting. */
    private static final String PORT_MAPPER = "DEBUG_PORT(4369)";

    /** As {@code GET /api/processes/findings} has them, by their thing. */
    static List<Finding> of(List<Map<String, Object>> rows) {
        return rows.stream()
                .filter(row -> !isFromOutside(process(row)))
                .map(Finding::finding)
                .sorted(Comparator.comparing(Finding::thing))
                .toList();
    }

    /** Whether a process was put into its host by the engine of the machine below. */
    static boolean isFromOutside(Map<String, Object> process) {
        return process.get("parentPid").equals(0) && !process.get("pid").equals(1);
    }

    /** Odd for its ports alone: a package's own settings let it listen at every address. */
    boolean isOpenToAll() {
        return List.of(because.split(", ")).stream()
                .allMatch(code -> code.startsWith("PUBLIC_PORT")
                        || code.startsWith("EXPOSED_SERVICE")
                        || code.equals(PORT_MAPPER));
    }

    /** The one to look at first. */
    static Map<String, Object> process(Map<String, Object> row) {
        return part(row, "process");
    }

    private static Finding finding(Map<String, Object> row) {
        Map<String, Object> subject = part(row, "subject");
        String name = (String) subject.get("name");
        String thing = switch ((String) subject.get("kind")) {
            case "container" -> "container " + name.replace(Stack.PROJECT + "-", "");
            case "unit" -> name;
            default -> name + " of " + subject.get("user");
        };
        return new Finding(thing, (String) row.get("verdict"), because(row));
    }

    private static String because(Map<String, Object> row) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> warnings = (List<Map<String, Object>>) row.get("warnings");
        String codes = warnings.stream()
                .filter(warning -> !(boolean) warning.get("muted")
                        && !warning.get("severity").equals("info"))
                .map(warning -> warning.get("code")
                        + (warning.get("argument") == null ? "" : "(" + warning.get("argument") + ")"))
                .sorted()
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? "unknown" : codes;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> row, String name) {
        return (Map<String, Object>) row.get(name);
    }
}
