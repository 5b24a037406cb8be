package io.totem.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tests found out, in docs/security.md between two marks that only they write between. */
final class Handbook {

    private static final Path SECURITY = Path.of("../../docs/security.md");
    private static final String END = "<!-- end -->";

    private Handbook() {}

    /** @param test whose name stands in the mark: {@code <!-- written by NAME -->} */
    static void write(Class<?> test, String words) throws IOException {
        String mark = "<!-- written by " + test.getSimpleName() + " -->";
        String page = Files.readString(SECURITY);
        int begin = page.indexOf(mark) + mark.length();
        int end = page.indexOf(END, begin);
        if (begin < mark.length() || end < begin) {
            throw new IOException(SECURITY + " has no place for what " + test.getSimpleName() + " found out");
        }
        String written = page.substring(0, begin) + "\n" + words + "\n" + page.substring(end);
        if (!written.equals(page)) {
            Files.writeString(SECURITY, written);
        }
    }
}
