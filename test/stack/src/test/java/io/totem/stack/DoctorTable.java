package io.totem.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The table of faults in the handbook, between two marks that only this writes between. */
final class DoctorTable {

    private static final String BEGIN = "<!-- the table of faults: written by DoctorIT -->";
    private static final String END = "<!-- end of the table -->";
    private static final String HEAD = """
            | fault | found first | confidence | cure | seconds |
            |---|---|---|---|---:|
            """;

    private DoctorTable() {}

    static void write(Path page, List<String> rows) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IOException(page + " has no place for the table of faults");
        }
        String table = "\n" + HEAD + String.join("\n", rows) + "\n";
        if (!withoutSeconds(table).equals(withoutSeconds(text.substring(begin, end)))) {
            Files.writeString(page, text.substring(0, begin) + table + text.substring(end));
        }
    }

    /** A run that found the same, a tenth of a second faster, is no change. */
    private static String withoutSeconds(String table) {
        return table.replaceAll("(?m)\\| [0-9.]+ \\|$", "");
    }
}
