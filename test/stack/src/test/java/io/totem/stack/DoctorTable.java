package io.totem.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of faults in the handbook, between two marks that only this writes between. */
enum DoctorTable {
    OF_A_HOST("<!-- the table of faults: written by DoctorIT -->"),
    OF_THE_STACK("<!-- the table of faults: written by SiteDoctorIT -->");

    private static final String END = "<!-- end of the table -->";
    private static final String HEAD = """
            | fault | found first | confidence | cure | seconds |
            |---|---|---|---|---:|
            """;

    private final String mark;

    DoctorTable(String mark) {
        this.mark = mark;
    }

    void write(Path page, List<String> rows) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(mark) + mark.length();
        int end = text.indexOf(END, begin);
        if (begin < mark.length() || end < begin) {
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
