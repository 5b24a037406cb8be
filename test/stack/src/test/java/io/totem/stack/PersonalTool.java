package io.totem.stack;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A tool that a person runs of their own, as it was judged.
 *
 * @param what a person calls it
 * @param executable its program's path
 * @param said what it is, in English
 */
record PersonalTool(String what, String executable, String verdict, String said) {

    /** Those that test/hosts/person/start has started there. */
    static List<PersonalTool> on(StockHost host) {
        Map<String, Map<String, Object>> byPid = host.processes().stream()
                .collect(Collectors.toMap(row -> String.valueOf(row.get("pid")), Function.identity()));
        return host.sh("cat /home/mina/started")
                .lines()
                .map(line -> line.split("\t"))
                .map(words -> of(words[0], byPid.getOrDefault(words[1], Map.of())))
                .toList();
    }

    private static PersonalTool of(String what, Map<String, Object> row) {
        return row.isEmpty()
                ? new PersonalTool(what, "", "**does not run**", "")
                : new PersonalTool(
                        what, (String) row.get("executable"), (String) row.get("verdict"), english(row.get("summary")));
    }

    private static String english(Object text) {
        return (String) ((Map<?, ?>) text).get("en");
    }

    String row() {
        String colour = switch (verdict) {
            case "safe" -> "green";
            case "caution" -> "yellow";
            case "danger" -> "red";
            default -> verdict;
        };
        return "| %s | %s | %s | %s |\n".formatted(what, executable, colour, said.replace("|", "\\|"));
    }
}
